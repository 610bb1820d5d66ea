import { withState, writeState } from './address.ts';
import type { compare } from './differences.ts';
import type { Value, Values } from './inputs.ts';
import { type AnyModel, BadInput, type Solved, solveInSlices } from './model.ts';

/** What a field that holds a mistake shows: the reader's own text, and what is wrong with it. */
export interface Draft {
  text: string;
  problem: string | undefined;
}

/** All that a model's box shows is drawn from this, on the server and in the browser. */
export interface State {
  /** What the inputs say, and the last of it that could be computed. */
  values: Values;
  now: Solved<Values, unknown>;
  /** A setting kept for comparison. */
  kept?: Solved<Values, unknown> | undefined;
  /** Loaded with the first setting that is kept. */
  compare?: typeof compare;
  /** By field, texts that are being typed. */
  drafts: Readonly<Record<string, Draft | undefined>>;
  /** What is wrong with the setting as a whole, or with the link that brought it. */
  problem: string;
  /** For screen readers. */
  said: string;
}

/** @param now the default example, solved */
export function initialState(now: Solved<Values, unknown>): State {
  return { values: now.values, now, drafts: {}, problem: '', said: '' };
}

function isSame(model: AnyModel, a: Values, b: Values): boolean {
  return writeState(model, [a]) === writeState(model, [b]);
}

/** Milliseconds after the last change at which the address is written and the result read out. */
const SETTLED = 600;

/** What a reader does with one model in a page. */
export class Session {
  state: State;
  readonly #initial: Values;
  #turn = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly name: string,
    readonly model: AnyModel,
    now: Solved<Values, unknown>,
    private readonly changed: () => void,
  ) {
    this.state = initialState(now);
    this.#initial = now.values;
  }

  /** Takes the setting in the page's address, if there is one. */
  async begin(): Promise<void> {
    const written = new URLSearchParams(location.search).get(this.name);
    if (written === null) return;
    const reader = await this.#loaded(import('./read-state.ts'));
    if (!reader) return;
    const [linked, other] = reader.readState(this.model, written) ?? [];
    if (!linked) return this.#tell('链接里的数缺了或越了界，已换回默认的例子。');
    await this.show(linked);
    if (!other) return;
    const kept = await solveInSlices(this.model, other, () => false).catch(() => undefined);
    if (kept) await this.#keep(kept);
  }

  /** Takes a setting; what can't be computed leaves the last result and says why. */
  async show(values: Values): Promise<void> {
    const turn = (this.#turn += 1);
    this.#set({ values });
    try {
      const now = await solveInSlices(this.model, values, () => turn !== this.#turn);
      if (!now || turn !== this.#turn) return;
      this.#set({ now, problem: '' });
      this.#settle();
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      this.#tell(`${error.message}下面仍是上一次的结果。`);
    }
  }

  set(key: string, value: Value): void {
    void this.show({ ...this.state.values, [key]: value });
  }

  /** Takes an example, or the default one. */
  start(values: Values = this.#initial): void {
    this.clearDrafts();
    void this.show(values);
  }

  draft(field: string, draft: Draft | undefined): void {
    if (draft === this.state.drafts[field]) return;
    this.#set({ drafts: { ...this.state.drafts, [field]: draft } });
    if (draft?.problem) this.#say(draft.problem);
  }

  clearDrafts(): void {
    if (Object.keys(this.state.drafts).length) this.#set({ drafts: {} });
  }

  /** Keeps the setting beside those to come, or lets go of the one kept. */
  async keep(): Promise<void> {
    if (this.state.kept) this.#set({ kept: undefined });
    else await this.#keep(this.state.now);
    this.#settle();
  }

  async #keep(kept: Solved<Values, unknown>): Promise<void> {
    const differences = await this.#loaded(import('./differences.ts'));
    if (differences) this.#set({ kept, compare: differences.compare });
  }

  /** What few readers need comes when they do. */
  async #loaded<T>(module: Promise<T>): Promise<T | undefined> {
    try {
      return await module;
    } catch {
      this.#tell('要用的一部分没有载入：联网之后再试。');
      return undefined;
    }
  }

  async copyLink(): Promise<void> {
    await this.#copy(Promise.resolve(this.#address(this.#written(), `#model-${this.name}`)), '链接');
  }

  async copyCsv(): Promise<void> {
    await this.#copy(
      import('./csv.ts').then(({ toCsv }) => toCsv(this.model, this.state.now)),
      'CSV',
    );
  }

  /** Prints this model and nothing else of the page. */
  print(): void {
    const box = document.getElementById(`model-${this.name}`);
    box?.toggleAttribute('data-printing', true);
    print();
    box?.toggleAttribute('data-printing', false);
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      const { now, kept } = this.state;
      const untouched = !kept && isSame(this.model, now.values, this.#initial);
      history.replaceState(history.state, '', this.#address(untouched ? '' : this.#written(), location.hash));
      this.#set({ said: now.report.says });
    }, SETTLED);
  }

  #written(): string {
    const { now, kept } = this.state;
    return writeState(this.model, kept ? [now.values, kept.values] : [now.values]);
  }

  #address(state: string, hash: string): string {
    return new URL(`${location.pathname}${withState(location.search, this.name, state)}${hash}`, location.href).href;
  }

  /** Some browsers let a page copy only while it answers to a click: the text may come later, its place may not. */
  async #copy(text: Promise<string>, what: string): Promise<void> {
    const type = 'text/plain';
    const blob = text.then((whole) => new Blob([whole], { type }));
    const done = await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]).then(
      () => true,
      () => false,
    );
    this.#say(done ? `已复制${what}` : '浏览器不让复制');
  }

  #tell(problem: string): void {
    this.#set({ problem });
    this.#say(problem);
  }

  /** The same words twice are two announcements: the region is emptied in between. */
  #say(said: string): void {
    clearTimeout(this.#settling);
    this.#set({ said: '' });
    this.#settling = setTimeout(() => this.#set({ said }), 50);
  }

  #set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.changed();
  }
}
