import { hydrate, render } from 'preact';
import { type AnyModel, solveInSlices } from './model.ts';
import { type Part, partsOf } from './parts.tsx';
import { Session, type State } from './session.ts';

const models = import.meta.glob<{ default: AnyModel }>('./*/model.tsx');

/** Milliseconds of a pause in a drag after which the tables follow the chart. */
const PAUSED = 80;

/** Controls that are enabled in one task: each is styled and laid out anew. */
const AT_ONCE = 16;

/** Brings a model's box to life: it then answers to its inputs. Each part is drawn in a task of its own. */
async function start(box: HTMLElement): Promise<void> {
  const name = box.dataset['model'] as string;
  const { default: model } = await (models[`./${name}/model.tsx`] as () => Promise<{ default: AnyModel }>)();
  const initial = await solveInSlices(model, model.examples[0].values, () => false);
  if (!initial) return;

  const session = new Session(name, model, initial, changed);
  const parts = partsOf(name, model, session);
  const within = (selector: string) => [...box.querySelectorAll<HTMLElement>(selector)];
  const place = (roots: HTMLElement[], list: readonly Part[]) =>
    list.map((part, index) => new Placed(part, roots[index] as HTMLElement));
  const front = place(within('.model-stage > *'), [parts.stage, parts.status]);
  const controls = place(within('.model-controls > *'), parts.controls);
  const tables = place(within('.model-tables > *'), parts.tables);

  const untouched = session.state;
  for (const part of [...front, ...controls, ...tables]) {
    await nextFrame();
    part.hydrate(untouched);
  }
  const idle = within('[data-idle]');
  while (idle.length > 0) {
    await nextFrame();
    for (const control of idle.splice(0, AT_ONCE)) control.removeAttribute('disabled');
  }
  let drawing = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  box.toggleAttribute('data-live', true);
  changed();
  await session.begin();

  function changed(): void {
    clearTimeout(pause);
    pause = setTimeout(draw, PAUSED, tables);
    if (drawing) return;
    drawing = true;
    // Not in the frame, whose own task then styles, lays out and paints what was drawn.
    setTimeout(() => {
      drawing = false;
      draw(front);
      for (const part of controls) setTimeout(draw, 0, [part]);
    });
  }

  function draw(some: readonly Placed[]): void {
    for (const part of some) part.draw(session.state);
  }
}

/** A part in its element in the page. */
class Placed {
  #seen: readonly unknown[] | undefined;

  constructor(
    private readonly part: Part,
    private readonly root: HTMLElement,
  ) {}

  /** @param state from which the server drew it */
  hydrate(state: State): void {
    hydrate(this.part.view(state), this.root);
    this.#seen = this.part.sees(state);
  }

  draw(state: State): void {
    const sees = this.part.sees(state);
    if (!this.#seen || sees.every((each, index) => each === this.#seen?.[index])) return;
    this.#seen = sees;
    render(this.part.view(state), this.root);
  }
}

/** The next task after the page has been painted. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** A box whose scripts don't load stays as the server drew it. */
function tellUnloaded(box: Element): void {
  const note = document.createElement('p');
  note.className = 'model-problem';
  note.textContent = '这个模型没有载入，所以不能改数；刷新这一页再试。';
  box.querySelector('.model-live')?.prepend(note);
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void start(target as HTMLElement).catch(() => tellUnloaded(target));
    }
  },
  { rootMargin: '400px' },
);

for (const box of document.querySelectorAll('[data-kind="model"]')) observer.observe(box);
