import type { ExcerptPart } from '../../search/excerpt.ts';
import type { Kind } from '../../search/format.ts';
import type { Hit } from '../../search/messages.ts';
import { el } from './element.ts';

/** What a result is called; a section needs no name. */
export const KIND_NAMES: Record<Kind, string> = {
  section: '正文',
  topic: '主题',
  term: '术语',
  figure: '图表',
  formula: '公式',
  model: '模型',
};

/** One result: what it is, where it stands, and what it says. */
export function resultItem(hit: Hit): HTMLLIElement {
  const item = el('li', {}, el('a', {}));
  fillItem(item, hit);
  return item;
}

/** Fills a result in place, so that the focus stays where it is. */
export function fillItem(item: HTMLElement, { kind, title, path, place, href, excerpt, question }: Hit): void {
  const link = item.querySelector('a') as HTMLAnchorElement;
  const trail = [...new Set([place, ...path])].filter(Boolean).join(' › ');
  const label = kind === 'section' ? [] : [el('b', {}, KIND_NAMES[kind]), ' '];
  link.href = import.meta.env.BASE_URL + href;
  link.replaceChildren(
    el('span', { className: 'hit-title' }, ...label, ...nodes(title)),
    el('span', { className: 'hit-place' }, trail),
    ...(question ? [el('span', { className: 'hit-question' }, `回答：${question}`)] : []),
    // Room is kept for an excerpt that is still to come; a heading right before another has none.
    ...(excerpt?.length === 0 ? [] : [el('span', { className: 'hit-text' }, ...nodes(excerpt ?? []))]),
  );
  item.dataset['kind'] = kind;
}

function nodes(parts: readonly ExcerptPart[]): (Node | string)[] {
  return parts.map(({ text, marked }) => (marked ? el('mark', {}, text) : text));
}
