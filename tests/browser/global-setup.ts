import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { requireHanFont } from './chromium.ts';
import { guide, nested, sample, type Site } from './sites.ts';
import { serve } from './static-host.ts';

/** Builds the sample content twice, at the root and under a sub-path, and serves it beside the guide. */
export default async function globalSetup(): Promise<() => void> {
  if (!existsSync(join(guide.folder, 'index.html'))) {
    throw new Error(`${guide.folder} holds no built guide: run “npm run build” first.`);
  }
  requireHanFont();
  await Promise.all([build(sample), build(nested)]);
  const servers = await Promise.all([guide, sample, nested].map(({ folder, base, port }) => serve(folder, base, port)));
  return () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
}

async function build({ folder, base, port }: Site): Promise<void> {
  const astro = ['node_modules/astro/bin/astro.mjs', 'build', '--config', 'tests/browser/sample.config.ts'];
  const env = {
    ...process.env,
    CONTENT_DIR: 'tests/fixtures/site',
    OUT_DIR: folder,
    BASE_PATH: base,
    SITE_URL: `http://localhost:${port}`,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  await promisify(execFile)(process.execPath, astro, { env });
}
