import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { contentDir } from '../../src/guide/paths.ts';
import { modelsPlacedIn, readAbout } from '../../src/models/about.ts';
import { solve } from '../../src/models/model.ts';
import { models } from '../unit/models/models.ts';

const pages = globSync('**/*.mdx', { cwd: contentDir }).map((file) => ({
  file,
  source: readFileSync(join(contentDir, file), 'utf8'),
}));
const references = JSON.parse(readFileSync(join(contentDir, 'references.json'), 'utf8')) as { id: string }[];

/** How a symbol of an input is written in a formula. */
const TEX: Record<string, string> = {
  Δ: '\\Delta ',
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  η: '\\eta',
  κ: '\\kappa',
  λ: '\\lambda',
  μ: '\\mu',
  ρ: '\\rho',
  σ: '\\sigma',
  τ: '\\tau',
  χ: '\\chi',
};

describe.each(models)('$name', ({ name, model, examples, quotes = [] }) => {
  const places = pages.filter(({ source }) => modelsPlacedIn(source).includes(name));

  test('stands in a chapter whose formulas have its symbols', () => {
    expect(places).not.toEqual([]);
    const formulas = places.flatMap(({ source }) => source.match(/\$\$[\s\S]*?\$\$|\$[^$\n]+\$/g) ?? []).join(' ');
    for (const input of Object.values(model.inputs)) {
      const columns = input.kind === 'rows' ? Object.values(input.columns) : [input];
      for (const column of columns) {
        if (column.kind !== 'number' || !column.symbol) continue;
        expect(formulas).toContain([...column.symbol].map((letter) => TEX[letter] ?? letter).join(''));
      }
    }
  });

  test('cites references that exist', () => {
    expect(references.map(({ id }) => id)).toEqual(expect.arrayContaining(readAbout(name).cite));
  });

  test.each(quotes)('$in quotes it rightly (quote $#)', ({ in: file, example, says }) => {
    const { values } = examples.find(({ id }) => id === example)!;
    const sentence = says(solve(model, values).result);
    const source = pages.find((page) => page.file === file)?.source ?? '';
    expect(source.includes(sentence), `content/${file} does not say “${sentence}”`).toBe(true);
  });
});
