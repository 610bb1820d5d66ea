import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { globSync } from 'tinyglobby';
import { inBackground, loadInBackground } from '../background/background.ts';
import type { cutFont } from './cut-font.ts';
import { katexCharacters } from './katex-characters.ts';

const CUT_FONT = new URL('./cut-font.ts', import.meta.url);

/** A font in the built site's folder. */
interface BuiltFont {
  path: string;
  whole: Buffer;
  /** What is left of it; undefined where no formula uses it. */
  cut: Promise<Uint8Array> | undefined;
}

/**
 * Cuts KaTeX's fonts down to the characters that the pages' formulas use, and drops those of which they use
 * none: most of each serves notation that a given text never has. Runs before the hosting, which names the
 * style sheets by their content. The cutting itself, which takes a second, is done while the search reads
 * the pages.
 */
export function katexFonts(): AstroIntegration {
  let assets = '_astro';
  let sheets: { path: string; css: string }[] = [];
  let fonts: BuiltFont[] = [];
  return {
    name: 'katex-fonts',
    hooks: {
      'astro:config:done': ({ config }) => {
        assets = config.build.assets;
      },
      'astro:build:start': () => loadInBackground(CUT_FONT),
      'astro:build:generated': ({ dir }) => {
        const folder = fileURLToPath(dir);
        sheets = globSync(`${assets}/*.css`, { cwd: folder })
          .map((path) => ({ path: join(folder, path), css: readFileSync(join(folder, path), 'utf8') }))
          .filter(({ css }) => css.includes('KaTeX_Main'));
        const pages = globSync('**/*.html', { cwd: folder }).map((page) => readFileSync(join(folder, page), 'utf8'));
        const characters = katexCharacters(sheets.map(({ css }) => css).join('\n'), pages);
        const paths = globSync(`${assets}/KaTeX_*.woff2`, { cwd: folder }).sort();
        const names = paths.map(nameOf);
        const homeless = [...characters.keys()].filter((face) => !names.includes(face));
        // Where a family has no such face, the browser takes another one of it.
        const usedIn = (name: string) =>
          [name, ...homeless.filter((face) => familyOf(face) === familyOf(name))].flatMap((face) => [
            ...(characters.get(face) ?? []),
          ]);
        fonts = paths.map((path) => {
          const whole = readFileSync(join(folder, path));
          const used = usedIn(nameOf(path)).sort().join('');
          return {
            path: join(folder, path),
            whole,
            cut: used ? inBackground<typeof cutFont>(CUT_FONT, 'cutFont', whole, used) : undefined,
          };
        });
        // What goes wrong is told below.
        for (const font of fonts) font.cut?.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => {
        let before = 0;
        let after = 0;
        for (const { path, whole, cut } of fonts) {
          const content = await cut;
          before += whole.length;
          after += content?.length ?? 0;
          rmSync(path);
          if (content) {
            const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
            const file = `${nameOf(path)}.${hash}.woff2`;
            writeFileSync(join(path, '..', file), content);
            for (const sheet of sheets) sheet.css = sheet.css.replaceAll(basename(path), file);
          } else {
            for (const sheet of sheets) sheet.css = withoutFace(sheet.css, basename(path));
          }
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
