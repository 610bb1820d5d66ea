import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { Kind } from '../format.ts';
import { formulaText } from './formula-text.ts';

/** A part of a page that can be a result. */
export interface PageRecord {
  kind: Kind;
  /** Id of its element; empty for the page itself. */
  anchor: string;
  title: string;
  /** Titles of the headings above it within its page, outermost first. */
  path: string[];
  /** Level of its heading: 1 for the page, 2 to 4 for its sections, 5 for what stands inside a section. */
  level: number;
  /** What it says, paragraphs separated by line feeds. */
  text: string;
}

/** A page of the finished site as the search knows it. */
export interface PageRecords {
  title: string;
  /** Where it stands in the guide, as shown beside its title. */
  place: string;
  /** Short title of its essay; empty outside the essays. */
  essay: string;
  records: PageRecord[];
}

/** Elements that hold no text of the page's own, by class. */
const EXCLUDED = new Set(['heading-anchor', 'equation-number', 'citation', 'erratum', 'backlinks', 'katex-html']);
const SILENT = new Set(['script', 'style', 'template', 'svg', 'pre', 'button']);
const BLOCKS = new Set(
  'p li td th tr dt dd h1 h2 h3 h4 h5 h6 div section header ul ol table figure figcaption blockquote details summary'.split(
    ' ',
  ),
);
/** Elements that are results of their own beside the section they stand in, by class. */
const KIND_OF_CLASS: Record<string, Kind> = {
  equation: 'formula',
  diagram: 'figure',
  table: 'figure',
  model: 'model',
};

/**
 * Cuts a finished page into records: itself, each heading with an id, and each figure, formula, model
 * or term. Reads what Pagefind's attributes say: `data-pagefind-body` marks the text,
 * `data-pagefind-ignore` what is none, `data-pagefind-filter="essay:…"` the essay and
 * `data-pagefind-meta="place:…"` the place. `data-search-kind="topic"` (or any other kind) on the body
 * gives the page's own kind; on an element inside, it makes that element a result of that kind, found
 * under its own id or that of its heading, and titled by `data-search-title`, its heading or caption.
 * @returns undefined for a page without a body
 */
export function pageRecords(html: string): PageRecords | undefined {
  const body = find([parseDocument(withoutDrawings(html))], ({ attribs }) => 'data-pagefind-body' in attribs);
  if (!body) return undefined;
  const kind = (body.attribs['data-search-kind'] as Kind | undefined) ?? 'section';
  const page: PageRecord = { kind, anchor: '', title: '', path: [], level: 1, text: '' };
  const records = [page];
  /** The headings that the reader of the page is under, outermost first. */
  let open = [page];
  /** Records that take the text that comes next: a section, and a figure or term inside it. */
  let inner: PageRecord | undefined;

  const write = (text: string) => {
    const owners = inner?.kind === 'term' ? [inner] : [open.at(-1) as PageRecord, ...(inner ? [inner] : [])];
    for (const owner of owners) owner.text += text;
  };

  const enter = (element: Element): void => {
    const { tagName, attribs } = element;
    if (SILENT.has(tagName) || 'data-pagefind-ignore' in attribs || 'hidden' in attribs) return;
    const classes = classesOf(element);
    if (classes.some((name) => EXCLUDED.has(name))) return;
    if ('data-footnote-ref' in attribs || 'data-footnote-backref' in attribs) return;
    if (tagName === 'math') return write(formulaText(element));
    if (tagName === 'h1') {
      page.title = plain(element);
      return;
    }
    const heading = /^h[2-4]$/.test(tagName) && attribs['id'] ? Number(tagName[1]) : 0;
    if (heading && !inner) {
      open = open.filter(({ level }) => level < heading);
      const record: PageRecord = {
        kind: 'section',
        anchor: String(attribs['id']),
        title: plain(element),
        path: open.slice(1).map(({ title }) => title),
        level: heading,
        text: '',
      };
      records.push(record);
      open.push(record);
      return;
    }
    if (heading && inner) return;
    const own = element === body ? undefined : kindOf(element, classes);
    if (own && !inner) {
      inner = {
        kind: own,
        anchor: attribs['id'] ?? find(element.children, ({ attribs: { id } }) => Boolean(id))?.attribs['id'] ?? '',
        title: titleOf(element, own, open.at(-1) as PageRecord),
        path: own === 'term' ? [] : open.slice(1).map(({ title }) => title),
        level: 5,
        text: '',
      };
      records.push(inner);
      children(element);
      inner = undefined;
    } else children(element);
    if (BLOCKS.has(tagName)) write('\n');
  };
  const children = (element: Element) => {
    for (const child of element.children) {
      if (isText(child)) write(child.data.replace(/\s+/g, ' '));
      else if (isTag(child)) enter(child);
    }
  };
  enter(body);

  for (const record of records) {
    record.text = record.text
      .split('\n')
      .map((paragraph) => paragraph.trim())
      .filter(Boolean)
      .join('\n');
  }
  return {
    title: page.title,
    place: /place:(.*)/.exec(body.attribs['data-pagefind-meta'] ?? '')?.[1] ?? '',
    essay: /essay:(.*)/.exec(body.attribs['data-pagefind-filter'] ?? '')?.[1] ?? '',
    records,
  };
}

/**
 * The HTML without what holds no text and most of the elements, so that parsing takes half the time:
 * formulas as KaTeX draws them, drawings, and code.
 */
function withoutDrawings(html: string): string {
  const start = /<span class="katex-html"|<svg\b|<pre\b/g;
  let text = '';
  let from = 0;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    const [, name = ''] = /^<(\w+)/.exec(found[0]) ?? [];
    const tag = new RegExp(`<(/?)${name}\\b[^>]*>`, 'g');
    tag.lastIndex = found.index;
    let depth = 0;
    do depth += tag.exec(html)?.[1] ? -1 : 1;
    while (depth > 0 && tag.lastIndex);
    if (depth > 0) break;
    text += html.slice(from, found.index);
    from = tag.lastIndex;
    start.lastIndex = from;
  }
  return text + html.slice(from);
}

function classesOf({ attribs }: Element): string[] {
  return attribs['class']?.split(/\s+/) ?? [];
}

function kindOf({ attribs }: Element, classes: string[]): Kind | undefined {
  const said = attribs['data-search-kind'] as Kind | undefined;
  return said ?? (attribs['id'] ? classes.map((name) => KIND_OF_CLASS[name]).find(Boolean) : undefined);
}

function titleOf(element: Element, kind: Kind, section: PageRecord): string {
  const said = element.attribs['data-search-title'];
  if (said) return said;
  if (kind === 'formula') {
    const number = find(element.children, (part) => classesOf(part).includes('equation-number'));
    return `式${number ? plain(number) : ''}　${section.title}`;
  }
  const label = find(element.children, ({ tagName }) => tagName === 'figcaption' || /^h[2-6]$/.test(tagName));
  const number = label && find(label.children, (part) => classesOf(part).includes('figure-number'));
  const title = label ? plain(label) : section.title;
  return number ? `${plain(number)}　${title.slice(plain(number).length)}` : title;
}

function plain(element: Element): string {
  const text = (node: ChildNode): string => {
    if (isText(node)) return node.data;
    if (!isTag(node) || classesOf(node).includes('katex-html')) return '';
    return node.tagName === 'math' ? formulaText(node) : node.children.map(text).join('');
  };
  return text(element).replace(/\s+/g, ' ').trim() || DomUtils.textContent(element);
}

/** The first element, in document order, that `accepts` takes. */
function find(nodes: ChildNode[], accepts: (element: Element) => boolean): Element | undefined {
  return DomUtils.findOne(accepts, nodes) ?? undefined;
}
