import type { AnyModel, Example, Golden, Quote } from '../../../src/models/model.ts';

interface Examples {
  examples: [Example<object>, ...Example<object>[]];
  golden: Golden;
  quotes?: Quote<object>[];
}

const definitions = import.meta.glob<{ default: AnyModel }>('../../../src/models/*/model.tsx', { eager: true });
const examples = import.meta.glob<Examples>('../../../src/models/*/examples.ts', { eager: true });

/** Every live model, by the name of its folder: a new one is tested by being there. */
export const models = Object.entries(definitions).map(([path, { default: model }]) => {
  const name = path.split('/').at(-2) as string;
  return { name, model, ...(examples[path.replace('model.tsx', 'examples.ts')] as Examples) };
});
