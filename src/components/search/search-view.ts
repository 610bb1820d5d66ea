import { openSearch, search } from '../../search/client.ts';
import type { Filters } from '../../search/engine.ts';
import type { Kind } from '../../search/format.ts';
import type { Outcome } from '../../search/messages.ts';
import { el } from './element.ts';
import { forgetSearches, keepSearch, recentSearches } from './recent.ts';
import { fillItem, KIND_NAMES, resultItem } from './result-item.ts';

const SHOWN = 8;
/** Results that are laid out at a time: a slow processor is not held up by more. */
const AT_ONCE = 5;
const HINT = '词语、问题、拼音或首字母都可以。';

/** Box, filters, status and results; the dialog and the search page each hold one. */
export class SearchView {
  readonly #input: HTMLInputElement;
  readonly #essay = select('essay', '文章', '全部文章');
  readonly #topic = select('topic', '主题', '全部主题');
  readonly #kind = select('kind', '种类', '全部种类');
  readonly #status = el('p', { className: 'search-status', role: 'status' });
  readonly #notes = el('div', { className: 'search-notes' });
  readonly #results = el('ol', { className: 'search-results' });
  readonly #more = el('button', { type: 'button', className: 'search-more', hidden: true });
  readonly #changed: (query: string) => void;
  #latest = 0;
  #listing = 0;
  /** The query and filters that the results answer, as one text. */
  #answered = '';

  /**
   * @param root element that holds a form with an input, in which the reader may be typing
   * @param changed called with the query of every search that was run
   */
  constructor(root: HTMLElement, changed: (query: string) => void = () => {}) {
    this.#changed = changed;
    const form = Object.assign(root.querySelector('form') as HTMLFormElement, {
      className: 'search-form',
      role: 'search',
    });
    this.#input = Object.assign(root.querySelector('input') as HTMLInputElement, {
      type: 'search',
      name: 'q',
      placeholder: '输入词语或问题',
      autocomplete: 'off',
      spellcheck: false,
      enterKeyHint: 'search',
      ariaLabel: '搜索全书',
    });
    const filters = el('div', { className: 'search-filters' }, this.#essay, this.#topic, this.#kind);
    const body = el('div', { className: 'search-body' }, this.#notes, this.#results, this.#more);
    form.append(filters);
    root.append(this.#status, body);

    form.addEventListener('submit', (event) => event.preventDefault());
    // While an input method composes, the box holds letters of pinyin that are not what is meant yet.
    this.#input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) void this.run();
    });
    this.#input.addEventListener('compositionend', () => void this.run());
    filters.addEventListener('change', () => void this.run());
    this.#more.addEventListener('click', () => void this.#showMore());
    this.#results.addEventListener('click', () => keepSearch(this.#input.value.trim()));
    root.addEventListener('keydown', (event) => this.#move(event));
  }

  /** Shows what is to be seen when the reader comes: recent searches, or the results of what was typed since. */
  opened(): void {
    if (this.#input.value.trim()) void this.run();
    else this.#showRecent();
    openSearch()
      .then(({ essays, topics, kinds }) => {
        fill(
          this.#essay,
          essays.map((name, index) => [String(index), name]),
        );
        fill(
          this.#topic,
          topics.map((name, index) => [String(index), name]),
        );
        fill(
          this.#kind,
          kinds.map((kind) => [kind, KIND_NAMES[kind]]),
        );
      })
      .catch(() => this.#showFailure());
  }

  get #filters(): Filters {
    const number = ({ value }: HTMLSelectElement) => (value ? Number(value) : undefined);
    return {
      essay: number(this.#essay),
      topic: number(this.#topic),
      kind: (this.#kind.value || undefined) as Kind | undefined,
    };
  }

  /** @param asWritten the query is not to be mended */
  async run(asWritten = false): Promise<void> {
    const query = this.#input.value.trim();
    const asked = JSON.stringify([query, this.#filters, asWritten]);
    const turn = ++this.#latest;
    this.#changed(query);
    if (!query) return this.#showRecent();
    if (asked === this.#answered) return;
    try {
      const show = (outcome: Outcome) => {
        if (turn !== this.#latest) return;
        if (this.#answered !== asked) this.#show(query, outcome);
        this.#answered = asked;
        void this.#list(outcome);
      };
      show(await search(query, this.#filters, asWritten, 0, SHOWN, show));
    } catch {
      if (turn === this.#latest) this.#showFailure();
    }
  }

  #show(query: string, outcome: Outcome): void {
    const { total, partial, missing, unsaid, cut } = outcome;
    // Before anything changes: afterwards the browser would have to lay all of it out at once.
    this.#results.parentElement?.scrollTo(0, 0);
    this.#status.textContent =
      total && !partial ? `“${shorten(query)}”：找到${total}处。` : `没有找到“${shorten(query)}”。`;
    const notes: HTMLElement[] = [];
    const note = (...content: (Node | string)[]) => notes.push(el('p', {}, ...content));
    if (cut) note('查询太长，只用了开头的一段。');
    if (outcome.changes.length) {
      note(
        `已按“${shorten(outcome.query)}”搜索，`,
        this.#link(`仍搜“${shorten(query)}”`, () => void this.run(true)),
        '。',
      );
    }
    const quoted = (words: string[]) => words.map((word) => `“${shorten(word)}”`).join('、');
    if (missing.length) note(`书里没有${quoted(missing)}。`);
    for (const { word, found } of unsaid)
      note(
        `书里不说${quoted([word])}，${found.length ? `找的是意思相近的${quoted(found)}` : '列出的是读者这样问时要找的地方'}。`,
      );
    if (outcome.suggestions.length) {
      note('是不是要找', ...outcome.suggestions.flatMap((other) => [this.#searchFor(other)]), '？');
    }
    if (partial) note('下面的各处只与其中一部分有关，不是答案：');
    else if (!total) {
      const base = import.meta.env.BASE_URL;
      const filtered = this.#essay.value || this.#topic.value || this.#kind.value;
      note(
        filtered ? '换一个范围，' : '换一个更短的词，',
        '或到',
        el('a', { href: `${base}glossary/` }, '术语表'),
        '、',
        el('a', { href: base }, '全书目录'),
        '里找。',
      );
    }
    this.#notes.replaceChildren(...notes);
    this.#results.classList.toggle('partial', partial);
    this.#results.replaceChildren();
    this.#more.hidden = true;
  }

  /** Lists the results, or fills those that are listed, a few in each frame until others are to be listed. */
  async #list({ hits, total }: Outcome): Promise<void> {
    const turn = ++this.#listing;
    for (const [index, hit] of hits.entries()) {
      if (index && index % AT_ONCE === 0)
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      if (turn !== this.#listing) return;
      const item = this.#results.children[index];
      if (item) fillItem(item as HTMLElement, hit);
      else this.#results.append(resultItem(hit));
    }
    this.#offerMore(total);
  }

  #offerMore(total: number): void {
    const left = total - this.#results.children.length;
    this.#more.hidden = left <= 0;
    this.#more.textContent = `再列出${Math.min(left, SHOWN)}处，还有${left}处`;
  }

  async #showMore(): Promise<void> {
    const shown = this.#results.children.length;
    const turn = this.#latest;
    const [query, filters, asWritten] = JSON.parse(this.#answered) as [string, Filters, boolean];
    try {
      const { hits, total } = await search(query, filters, asWritten, shown, SHOWN);
      if (turn !== this.#latest) return;
      this.#results.append(...hits.map(resultItem));
      this.#offerMore(total);
      this.#results.children[shown]?.querySelector('a')?.focus();
    } catch {
      this.#showFailure();
    }
  }

  #showRecent(): void {
    this.#answered = '';
    this.#listing += 1;
    this.#status.textContent = HINT;
    this.#results.replaceChildren();
    this.#more.hidden = true;
    const recent = recentSearches();
    const forget = this.#link('清除', () => {
      forgetSearches();
      this.#showRecent();
      this.#input.focus();
    });
    this.#notes.replaceChildren(
      ...(recent.length
        ? [
            el(
              'p',
              { className: 'search-recent' },
              '最近搜过：',
              ...recent.map((query) => this.#searchFor(query)),
              forget,
            ),
          ]
        : []),
    );
  }

  #showFailure(): void {
    this.#answered = '';
    this.#listing += 1;
    const retry = this.#link('再试一次', () => {
      this.#status.textContent = '正在载入索引……';
      this.opened();
    });
    this.#results.replaceChildren();
    this.#more.hidden = true;
    this.#notes.replaceChildren();
    this.#status.replaceChildren('搜索索引没有载入，可能是断网或网站刚更新过。', retry, '，或刷新本页。');
  }

  #searchFor(query: string): HTMLButtonElement {
    return this.#link(shorten(query), () => {
      this.#input.value = query;
      this.#input.focus();
      void this.run();
    });
  }

  #link(label: string, act: () => void): HTMLButtonElement {
    const button = el('button', { type: 'button', className: 'text-button' }, label);
    button.addEventListener('click', act);
    return button;
  }

  /** Arrow keys go through the results, typing goes back to the box. */
  #move(event: KeyboardEvent): void {
    if (event.target instanceof HTMLSelectElement) return;
    const links = [...this.#results.querySelectorAll('a')];
    const position = links.indexOf(document.activeElement as HTMLAnchorElement);
    const go = (target: HTMLElement | undefined) => {
      if (!target) return;
      event.preventDefault();
      target.focus();
    };
    if (event.key === 'ArrowDown') go(links[position + 1] ?? (this.#more.hidden ? undefined : this.#more));
    else if (event.key === 'ArrowUp' && document.activeElement === this.#more) go(links.at(-1));
    else if (event.key === 'ArrowUp' && position >= 0) go(links[position - 1] ?? this.#input);
    else if (event.key === 'Enter' && event.target === this.#input && !event.isComposing) {
      event.preventDefault();
      void this.run(this.#isAsWritten()).then(() =>
        this.#results.querySelector<HTMLElement>(':scope:not(.partial) a')?.click(),
      );
    } else if (
      position >= 0 &&
      event.key.length === 1 &&
      event.key !== ' ' &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      this.#input.focus();
    }
  }

  /** Whether the results are those of the query as it is written, by the reader's wish. */
  #isAsWritten(): boolean {
    return this.#answered === JSON.stringify([this.#input.value.trim(), this.#filters, true]);
  }
}

function select(name: string, label: string, all: string): HTMLSelectElement {
  return el('select', { name, ariaLabel: label }, el('option', { value: '' }, all));
}

function fill(list: HTMLSelectElement, options: [value: string, label: string][]): void {
  list.hidden = !options.length;
  if (list.options.length > 1) return;
  list.append(...options.map(([value, label]) => el('option', { value }, label)));
}

/** A query as it is repeated to the reader: bidi and other invisible characters could disguise it. */
function shorten(query: string): string {
  const letters = [...query.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')];
  return letters.length > 30 ? `${letters.slice(0, 29).join('')}……` : letters.join('');
}
