import { type ComponentChild, h, hydrate, render } from 'preact';
import { Controls } from './Controls.tsx';
import { type AnyModel, solveInSlices } from './model.ts';
import { Session } from './session.ts';
import { Stage } from './Stage.tsx';
import { Tables } from './Tables.tsx';

const models = import.meta.glob<{ default: AnyModel }>('./*/model.tsx');

/** Milliseconds of a pause in a drag after which the tables follow the chart. */
const PAUSED = 80;

/** Brings a model's box to life: it then answers to its inputs. Each part is drawn in a task of its own. */
async function start(box: HTMLElement): Promise<void> {
  const name = box.dataset['model'] as string;
  const { default: model } = await (models[`./${name}/model.tsx`] as () => Promise<{ default: AnyModel }>)();
  const initial = await solveInSlices(model, model.examples[0].values, () => false);
  if (!initial) return;

  const session = new Session(name, model, initial, changed);
  const part = (selector: string, content: () => ComponentChild) => {
    const root = box.querySelector(selector) as HTMLElement;
    return { hydrate: () => hydrate(content(), root), draw: () => render(content(), root) };
  };
  const stage = part('.model-stage', () => h(Stage, { model, state: session.state }));
  const controls = part('.model-inputs', () => h(Controls, { name, model, state: session.state, session }));
  const tables = part('.model-tables', () => h(Tables, { model, state: session.state }));
  for (const { hydrate } of [stage, controls, tables]) {
    await breath();
    hydrate();
  }
  let drawing = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  session.begin();

  function changed(): void {
    clearTimeout(pause);
    pause = setTimeout(tables.draw, PAUSED);
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      stage.draw();
      setTimeout(controls.draw);
    });
  }
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
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
