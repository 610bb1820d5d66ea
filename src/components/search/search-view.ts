import { essays, loadIndex, type PageHit, search, type SearchOutcome, type SectionHit } from '../../search/engine.ts';
import { el } from './element.ts';

/** Pause in typing, in ms, after which a search starts. */
const TYPING_PAUSE = 120;

/** Search box, filter, status and results; the dialog and the search page each hold one. */
export class SearchView {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #essay: HTMLSelectElement;
  readonly #status: HTMLElement;
  readonly #results: HTMLElement;
  readonly #changed: (query: string) => void;
  #timer = 0;
  #latest = 0;

  /** @param changed called with the query of every search that was run */
  constructor(changed: (query: string) => void = () => {}) {
    this.#changed = changed;
    this.input = el('input', {
      type: 'search',
      id: 'search-input',
      name: 'q',
      placeholder: '输入词语或问题',
      autocomplete: 'off',
      spellcheck: false,
      enterKeyHint: 'search',
      ariaLabel: '搜索全书',
    });
    this.#essay = el('select', { name: 'essay', ariaLabel: '搜索范围' }, el('option', { value: '' }, '全部文章'));
    this.#status = el('p', { className: 'search-status', role: 'status' }, '按章节列出结果。');
    this.#results = el('ol', { className: 'search-results', id: 'search-results' });
    const form = el('form', { className: 'search-form', role: 'search' }, this.input, this.#essay);
    this.root = el('div', { className: 'search' }, form, this.#status, this.#results);

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.run();
    });
    // While an input method composes, the box holds letters of pinyin that nobody searches for.
    this.input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) this.#runSoon();
    });
    this.input.addEventListener('compositionend', () => this.#runSoon());
    this.#essay.addEventListener('change', () => void this.run());
    this.root.addEventListener('keydown', (event) => this.#move(event));
  }

  /** Loads the index ahead of the first query and fills the filter. */
  async prepare(): Promise<void> {
    try {
      await loadIndex();
      if (this.#essay.options.length > 1) return;
      for (const [name, count] of Object.entries(await essays())) {
        this.#essay.append(el('option', { value: name }, `${name}（${count}页）`));
      }
    } catch {
      this.#showFailure();
    }
  }

  #runSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.run(), TYPING_PAUSE);
  }

  async run(): Promise<void> {
    clearTimeout(this.#timer);
    const query = this.input.value.trim();
    const turn = ++this.#latest;
    this.#changed(query);
    if (!query) {
      this.#results.replaceChildren();
      this.#status.textContent = '按章节列出结果。';
      return;
    }
    try {
      const outcome = await search(query, this.#essay.value);
      if (turn === this.#latest) this.#show(outcome);
    } catch {
      if (turn === this.#latest) this.#showFailure();
    }
  }

  #show({ query, total, pages }: SearchOutcome): void {
    this.#results.replaceChildren(...pages.map(pageItem));
    if (total) {
      this.#status.textContent =
        total > pages.length
          ? `“${query}”：${total}页相符，列出最相关的${pages.length}页。`
          : `“${query}”：${total}页相符。`;
      return;
    }
    const base = import.meta.env.BASE_URL;
    this.#status.replaceChildren(
      `没有找到“${query}”。换一个更短的词，或到`,
      el('a', { href: `${base}glossary/` }, '术语表'),
      '、',
      el('a', { href: base }, '全书目录'),
      '里找。',
    );
  }

  #showFailure(): void {
    const retry = el('button', { type: 'button', className: 'text-button' }, '再试一次');
    retry.addEventListener('click', async () => {
      this.#status.textContent = '正在载入索引……';
      await this.prepare();
      await this.run();
    });
    this.#results.replaceChildren();
    this.#status.replaceChildren('搜索索引没有载入，可能是断网或网站刚更新过。', retry, '，或刷新本页。');
  }

  /** Arrow keys go through the results, typing goes back to the box. */
  #move(event: KeyboardEvent): void {
    const links = [...this.#results.querySelectorAll<HTMLAnchorElement>('a')];
    const position = links.indexOf(document.activeElement as HTMLAnchorElement);
    const go = (target: HTMLElement | undefined) => {
      if (!target) return;
      event.preventDefault();
      target.focus();
    };
    if (event.key === 'ArrowDown') go(links[position + 1]);
    else if (event.key === 'ArrowUp' && position >= 0) go(links[position - 1] ?? this.input);
    else if (event.key === 'Enter' && event.target === this.input && !event.isComposing) {
      clearTimeout(this.#timer);
      void this.run().then(() => this.#results.querySelector('a')?.click());
      event.preventDefault();
    } else if (position >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.input.focus();
    }
  }
}

function pageItem(page: PageHit): HTMLElement {
  return el(
    'li',
    {},
    el('p', { className: 'search-page' }, el('a', { href: page.url }, page.title), el('span', {}, page.place)),
    el('ul', {}, ...page.sections.map(sectionItem)),
  );
}

function sectionItem({ title, url, excerpt }: SectionHit): HTMLElement {
  const marked = excerpt.map(({ text, marked }) => (marked ? el('mark', {}, text) : text));
  return el('li', {}, el('a', { href: url }, el('strong', {}, title), el('span', {}, ...marked)));
}
