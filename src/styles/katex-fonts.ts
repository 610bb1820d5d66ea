import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';
import { globSync } from 'tinyglobby';
import { katexCharacters } from './katex-characters.ts';

/**
 * Cuts KaTeX's fonts down to the characters that the pages' formulas use, and drops those of which they use
 * none: most of each serves notation that a given text never has. Runs before the hosting, which names the
 * style sheets by their content.
 */
export function katexFonts(): AstroIntegration {
  let assets = '_astro';
  return {
    name: 'katex-fonts',
    hooks: {
      'astro:config:done': ({ config }) => {
        assets = config.build.assets;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const fonts = globSync(`${assets}/KaTeX_*.woff2`, { cwd: folder }).sort();
        const sheets = globSync(`${assets}/*.css`, { cwd: folder })
          .map((path) => ({ path: join(folder, path), css: readFileSync(join(folder, path), 'utf8') }))
          .filter(({ css }) => css.includes('KaTeX_Main'));
        const pages = globSync('**/*.html', { cwd: folder }).map((page) => readFileSync(join(folder, page), 'utf8'));
        const characters = katexCharacters(sheets.map(({ css }) => css).join('\n'), pages);
        const names = fonts.map(nameOf);
        const homeless = [...characters.keys()].filter((face) => !names.includes(face));
        // Where a family has no such face, the browser takes another one of it.
        const usedIn = (name: string) =>
          [name, ...homeless.filter((face) => familyOf(face) === familyOf(name))].flatMap((face) => [
            ...(characters.get(face) ?? []),
          ]);

        let before = 0;
        let after = 0;
        for (const font of fonts) {
          const name = nameOf(font);
          const used = usedIn(name);
          const whole = readFileSync(join(folder, font));
          before += whole.length;
          rmSync(join(folder, font));
          if (used.length === 0) {
            for (const sheet of sheets) sheet.css = withoutFace(sheet.css, basename(font));
            continue;
          }
          const cut = await subsetFont(whole, used.sort().join(''), { targetFormat: 'woff2', noHinting: true });
          const hash = createHash('sha256').update(cut).digest('base64url').slice(0, 8);
          const file = `${name}.${hash}.woff2`;
          writeFileSync(join(folder, assets, file), cut);
          for (const sheet of sheets) sheet.css = sheet.css.replaceAll(basename(font), file);
          after += cut.length;
        }
        for (const { path, css } of sheets) writeFileSync(path, css);
        logger.info(`${before} bytes of fonts cut down to ${after}`);
      },
    },
  };
}

/** `_astro/KaTeX_Math-Italic.t53AETM-.woff2` → `KaTeX_Math-Italic` */
function nameOf(font: string): string {
  return /KaTeX_\w+-\w+/.exec(font)?.[0] ?? font;
}

/** A style sheet without the face that is kept in a file. */
function withoutFace(css: string, file: string): string {
  return css.replace(/@font-face\s*\{[^{}]*\}/g, (face) => (face.includes(file) ? '' : face));
}

function familyOf(face: string): string {
  return face.replace(/-.*/, '');
}
