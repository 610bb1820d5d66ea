import fc from 'fast-check';
import { cleanText, type Values } from '../../../src/models/inputs.ts';
import type { AnyModel, Input, TextInput } from '../../../src/models/model.ts';

/** Any setting that a model's inputs allow, ends included. */
export function anyValues(model: AnyModel): fc.Arbitrary<Values> {
  return fc.record(
    Object.fromEntries(Object.entries(model.inputs).map(([key, input]) => [key, anyValue(input)])),
  ) as fc.Arbitrary<Values>;
}

function anyValue(input: Input | TextInput): fc.Arbitrary<unknown> {
  switch (input.kind) {
    case 'number': {
      const { min, max, integer } = input;
      const inside = integer
        ? fc.integer({ min, max })
        : fc.double({ min, max, noNaN: true }).map((x) => (Math.abs(x) < 1e-12 ? 0 : x));
      return fc.oneof({ weight: 6, arbitrary: inside }, fc.constantFrom(min, max));
    }
    case 'choice':
      return fc.constantFrom(...Object.keys(input.options));
    case 'text':
      return fc.string({ unit: 'grapheme' }).map((text) => cleanText(text, input));
    case 'rows':
      return fc.array(
        fc.record(Object.fromEntries(Object.entries(input.columns).map(([key, column]) => [key, anyValue(column)]))),
        { minLength: input.min, maxLength: input.max },
      );
  }
}
