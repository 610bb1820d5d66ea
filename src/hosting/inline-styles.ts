import { createHash } from 'node:crypto';
import { katexUsedOnly } from '../styles/katex-used-only.ts';

/** A start tag, or a stretch in which nothing is one: a script, a style sheet, a comment. */
const TAG =
  /(<(script|style)\b[^>]*>[\s\S]*?<\/\2>|<!--[\s\S]*?-->)|<[a-z][^\s>/]*(?:[\s/]+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*[\s/]*>/gi;
const STYLE = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const CLASS = /(\sclass\s*=\s*["'])([^"']*)/i;
const FORMULA_SHEET = /(<link rel="stylesheet" href="[^"]*\/)(math\.[\w-]+\.css)(">)/;

const ENTITIES: Record<string, string> = {
  quot: '"',
  amp: '&',
  apos: "'",
  '#34': '"',
  '#39': "'",
  '#x22': '"',
  '#x27': "'",
};

/** What becomes of a site's pages. */
export interface StyledSite {
  /** By path, each page without a style attribute. */
  pages: Map<string, string>;
  /** New style sheets by file name; a name holds a hash of the content. */
  sheets: Map<string, string>;
}

/**
 * Turns the style attributes that KaTeX and Shiki write into classes, one for each distinct declaration,
 * so that the pages need no `unsafe-inline`. The classes stand outside every layer and so override the
 * layered style sheets, as the attributes did. What pages without formulas use goes into a style element of
 * each page that needs it; the rest joins the sheet of formulas, which thereby costs no further request.
 * @param pages finished HTML by path
 * @param readSheet content of a style sheet by file name
 */
export function withoutInlineStyles(
  pages: ReadonlyMap<string, string>,
  readSheet: (name: string) => string,
): StyledSite {
  const everywhere = new Set<string>();
  const all = new Set<string>();
  const formulaClasses = new Set<string>();
  for (const html of pages.values()) {
    const hasFormulas = FORMULA_SHEET.test(html);
    for (const tag of tagsIn(html)) {
      for (const declaration of declarations(tag)) {
        all.add(declaration);
        if (!hasFormulas) everywhere.add(declaration);
      }
      if (hasFormulas) for (const name of CLASS.exec(tag)?.[2]?.split(/\s+/) ?? []) formulaClasses.add(name);
    }
  }
  // In order, so that neighbours in the sheet resemble each other and compress well; those of pages without
  // formulas first, so that a further formula leaves their element, whose hash is in the policy, as it is.
  const ordered = [...everywhere].sort().concat([...all].filter((declaration) => !everywhere.has(declaration)).sort());
  const names = new Map(ordered.map((declaration, index) => [declaration, `_${index.toString(36)}`]));
  const rules = (accepts: (declaration: string) => boolean) =>
    [...names]
      .filter(([declaration]) => accepts(declaration))
      .map(([declaration, name]) => `.${name}{${declaration}}`)
      .join('');

  const common = `<style>${rules((declaration) => everywhere.has(declaration))}</style>`;
  const rest = rules((declaration) => !everywhere.has(declaration));

  const sheets = new Map<string, string>();
  const formulaSheets = new Map<string, string>();
  const formulaSheet = (name: string) => {
    const known = formulaSheets.get(name);
    if (known) return known;
    const css = katexUsedOnly(readSheet(name), formulaClasses) + rest;
    const hashed = `math.${createHash('sha256').update(css).digest('base64url').slice(0, 8)}.css`;
    sheets.set(hashed, css);
    formulaSheets.set(name, hashed);
    return hashed;
  };
  const styled = new Map<string, string>();
  for (const [path, html] of pages) {
    const needsCommon = tagsIn(html).some((tag) => declarations(tag).some((item) => everywhere.has(item)));
    const classed = html
      .replace(TAG, (tag, other?: string) => (other ? tag : classesFor(tag, names)))
      .replace(FORMULA_SHEET, (_, before: string, name: string, after: string) => before + formulaSheet(name) + after);
    styled.set(path, needsCommon ? classed.replace('</head>', () => `${common}</head>`) : classed);
  }
  return { pages: styled, sheets };
}

/** All start tags of a page. */
function tagsIn(html: string): string[] {
  return [...html.matchAll(TAG)].flatMap(([tag, other]) => (other ? [] : [tag]));
}

/** The declarations of a start tag's style attribute, in order; Shiki's unread variables are left out. */
function declarations(tag: string): string[] {
  const attribute = STYLE.exec(tag);
  if (!attribute) return [];
  const value = (attribute[1] ?? attribute[2] ?? '').replace(
    /&(#?\w+);/g,
    (entity, name: string) => ENTITIES[name] ?? entity,
  );
  return (value.match(/(?:[^;"'(]|"[^"]*"|'[^']*'|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [])
    .map((declaration) => declaration.trim().replace(/\s*:\s*/, ':'))
    .filter((declaration) => declaration && !declaration.startsWith('--shiki-'));
}

function classesFor(tag: string, names: ReadonlyMap<string, string>): string {
  if (!STYLE.test(tag)) return tag;
  const classes = declarations(tag)
    .map((declaration) => names.get(declaration))
    .join(' ');
  const bare = tag.replace(STYLE, '');
  if (!classes) return bare;
  return CLASS.test(bare)
    ? bare.replace(CLASS, `$1${classes} $2`)
    : bare.replace(/^<[^\s>/]+/, (start) => `${start} class="${classes}"`);
}
