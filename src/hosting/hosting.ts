import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { globSync } from 'tinyglobby';
import { contentDir } from '../guide/paths.ts';
import { hostSettings } from './host-settings.ts';
import { apacheFile } from './hosts/apache.ts';
import { azureFile } from './hosts/azure.ts';
import { caddyFile } from './hosts/caddy.ts';
import { headersFile, redirectsFile } from './hosts/netlify.ts';
import { nginxFile } from './hosts/nginx.ts';
import { vercelFile } from './hosts/vercel.ts';
import { withoutInlineStyles } from './inline-styles.ts';
import { movedPage, readRedirects } from './redirects.ts';
import { contentSecurityPolicy, scriptHashesIn, withPolicy } from './security-headers.ts';

/**
 * Makes the finished pages fit a strict policy and writes each host's settings: those that are read
 * from the folder that is published into it, those of web servers into a folder beside it.
 */
export function hosting(): AstroIntegration {
  let base = '/';
  let assets = '_astro';
  return {
    name: 'hosting',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // Whatever stands in a page itself would need a hash of its own in the policy.
        updateConfig({ build: { inlineStylesheets: 'never' }, vite: { build: { assetsInlineLimit: 0 } } });
      },
      'astro:config:done': ({ config }) => {
        base = config.base;
        assets = config.build.assets;
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const write = (file: string, content: string) => {
          mkdirSync(dirname(join(folder, file)), { recursive: true });
          writeFileSync(join(folder, file), content);
        };
        const pages = readPages(folder);
        const redirects = readRedirects(join(contentDir, 'redirects.yaml'), pages);
        const readSheet = (name: string) => readFileSync(join(folder, assets, name), 'utf8');
        const styled = withoutInlineStyles(pages, `${base}${assets}/`, readSheet);
        const scriptHashes = [...new Set([...styled.pages.values()].flatMap(scriptHashesIn))].sort();
        const settings = hostSettings(base, scriptHashes, redirects);

        for (const { from, to } of settings.redirects) {
          styled.pages.set(`${from.slice(base.length)}index.html`, movedPage(to));
        }
        const policy = contentSecurityPolicy(scriptHashes);
        for (const [file, html] of styled.pages) write(file, withPolicy(html, policy));
        for (const [name, css] of styled.sheets) write(join(assets, name), css);
        for (const name of styled.replaced) rmSync(join(folder, assets, name));

        const beside = `${folder.replace(/\/$/, '')}.hosting`;
        const published = base === '/' ? folder : beside;
        rmSync(beside, { recursive: true, force: true });
        mkdirSync(beside);
        writeFileSync(join(published, '_headers'), headersFile(settings));
        writeFileSync(join(published, '_redirects'), redirectsFile(settings));
        writeFileSync(join(published, 'vercel.json'), vercelFile(settings));
        writeFileSync(join(published, 'staticwebapp.config.json'), azureFile(settings));
        writeFileSync(join(beside, 'nginx.conf'), nginxFile(settings));
        writeFileSync(join(beside, 'Caddyfile'), caddyFile(settings));
        writeFileSync(join(beside, 'apache.conf'), apacheFile(settings));
        const bytes = [...styled.sheets.values()].reduce((sum, css) => sum + Buffer.byteLength(css), 0);
        logger.info(`${pages.size} pages without inline styles, ${styled.sheets.size} sheets of ${bytes} bytes`);
      },
    },
  };
}

function readPages(folder: string): Map<string, string> {
  const files = globSync('**/*.html', { cwd: folder }).sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
