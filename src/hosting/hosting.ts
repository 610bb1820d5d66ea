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
import { withSheetsInlined } from './inline-sheets.ts';
import { withoutInlineStyles } from './inline-styles.ts';
import { movedPage, readRedirects } from './redirects.ts';
import { contentSecurityPolicy, inlineHashesIn, withPolicy } from './security-headers.ts';

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
        // Only whole style sheets are put into pages, below: each needs a hash of its own in the policy.
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
        const { pages: finished, sheets } = withoutInlineStyles(pages, readSheet);
        for (const [name, css] of sheets) write(join(assets, name), css);
        const readInlined = (name: string) => (sheets.has(name) ? undefined : readSheet(name));
        for (const [file, html] of finished) finished.set(file, withSheetsInlined(html, readInlined));
        const settings = hostSettings(base, inlineHashesIn([...finished.values()]), redirects);

        for (const { from, to } of settings.redirects) {
          finished.set(`${from.slice(base.length)}index.html`, movedPage(to));
        }
        for (const [file, html] of finished) {
          write(file, withPolicy(html, contentSecurityPolicy(inlineHashesIn([html]))));
        }
        removeUnused(join(folder, assets), [...finished.values()]);

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
        logger.info(`${pages.size} pages with their styles within`);
      },
    },
  };
}

/** Removes the style sheets that no page names any more. */
function removeUnused(folder: string, pages: readonly string[]): void {
  for (const name of globSync('*.css', { cwd: folder })) {
    if (!pages.some((html) => html.includes(name))) rmSync(join(folder, name));
  }
}

function readPages(folder: string): Map<string, string> {
  const files = globSync('**/*.html', { cwd: folder }).sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
