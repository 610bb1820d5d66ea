import { h, hydrate, render } from 'preact';
import { Frame, type FrameProps } from './Frame.tsx';
import { type AnyModel, solveInSlices } from './model.ts';
import { Tables } from './Tables.tsx';

const models = import.meta.glob<{ default: AnyModel }>('./*/model.tsx');

/** Brings a model's box to life: it then answers to its inputs. */
async function start(box: HTMLElement): Promise<void> {
  const name = box.dataset['model'] as string;
  const root = box.querySelector('.model-live') as HTMLElement;
  const { default: model } = await (models[`./${name}/model.tsx`] as () => Promise<{ default: AnyModel }>)();
  const initial = await solveInSlices(model, model.examples[0].values, () => false);
  if (!initial) return;
  const tables = box.querySelector('.model-tables') as HTMLElement;
  let draw = hydrate;
  const showTables: FrameProps['showTables'] = (now, kept) => {
    draw(h(Tables, { model, now, kept }), tables);
    draw = render;
  };
  // A breath between computing and drawing.
  await new Promise((resolve) => setTimeout(resolve));
  hydrate(h(Frame, { name, model, initial, showTables }), root);
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
