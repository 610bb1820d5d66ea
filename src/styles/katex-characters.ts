const TOKEN = /<(\/?)[a-z]+([^>]*)>|([^<]+)/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** What a part of a formula is set in. */
interface Face {
  family: string;
  bold: boolean;
  italic: boolean;
}

/** What a rule of the style sheet says of parts that have all of some classes. */
interface FaceRule extends Partial<Face> {
  classes: string[];
}

/** What a formula starts in, and what a symbol in a live model is set in. */
const FORMULA: Face = { family: 'KaTeX_Main', bold: false, italic: false };
const SYMBOL: Face = { family: 'KaTeX_Math', bold: false, italic: true };

/**
 * The characters that pages set in each of KaTeX's faces, by the names of their files:
 * `KaTeX_Math-Italic` → `xyθ`. They stand in formulas and, as `<var>`, in live models.
 * @param css KaTeX's style sheet, which says by class what a part is set in
 * @param pages finished HTML
 */
export function katexCharacters(css: string, pages: Iterable<string>): Map<string, Set<string>> {
  const rules = faceRules(css);
  const characters = new Map<string, Set<string>>();
  for (const html of pages) {
    for (const { index, 0: start } of html.matchAll(/<span class="katex-html"|<var\b/g)) {
      const faces: Face[] = [];
      TOKEN.lastIndex = index;
      do {
        const token = TOKEN.exec(html);
        if (!token) break;
        const [, closing, attributes = '', text] = token;
        const face = faces.at(-1) ?? (start === '<var' ? SYMBOL : FORMULA);
        if (text) {
          const name = nameOf(face);
          characters.set(name, (characters.get(name) ?? new Set()).union(new Set(decoded(text))));
        } else if (closing) faces.pop();
        else if (!attributes.endsWith('/')) faces.push(faceOf(attributes, face, rules));
      } while (faces.length > 0);
    }
  }
  return characters;
}

/** A rule for each selector that bears on faces: the classes of its innermost part that has any. */
function faceRules(css: string): FaceRule[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*font-(?:family|weight|style):[^{}]*)\}/g)].flatMap(
    ([, selectors = '', declarations = '']) => {
      const family = /font-family:\s*["']?(KaTeX_\w+)/.exec(declarations)?.[1];
      const weight = /font-weight:\s*(\w+)/.exec(declarations)?.[1];
      const style = /font-style:\s*(\w+)/.exec(declarations)?.[1];
      return selectors.split(',').flatMap((selector) => {
        const part = selector.split(/[\s>]+/).findLast((compound) => compound.includes('.'));
        if (!part) return [];
        return {
          classes: part.split('.').slice(1),
          ...(family && { family }),
          ...(weight && { bold: /bold|[6-9]00/.test(weight) }),
          ...(style && { italic: style === 'italic' }),
        };
      });
    },
  );
}

function faceOf(attributes: string, inherited: Face, rules: readonly FaceRule[]): Face {
  const own = /\sclass="([^"]*)"/.exec(attributes)?.[1]?.split(/\s+/) ?? [];
  const face = { ...inherited };
  for (const { classes, ...says } of rules) {
    if (classes.every((name) => own.includes(name))) Object.assign(face, says);
  }
  return face;
}

function nameOf({ family, bold, italic }: Face): string {
  return `${family}-${`${bold ? 'Bold' : ''}${italic ? 'Italic' : ''}` || 'Regular'}`;
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (entity, hex?: string, decimal?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? entity;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
