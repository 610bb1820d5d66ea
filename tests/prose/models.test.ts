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
  ε: '\\varepsilon',
  θ: '\\theta',
  π: '\\pi',
};

/** `α_max` → `\alpha_{\max}`, `H_kv` → `H_{\text{kv}}`, `p_i` → `p_i` */
function tex(symbol: string): string {
  const [base = '', index = ''] = symbol.split('_');
  const letters = [...base].map((letter) => TEX[letter] ?? letter).join('');
  if (index.length < 2) return letters + (index && `_${index}`);
  return `${letters}_{${/^(max|min)$/.test(index) ? `\\${index}` : `\\text{${index}}`}}`;
}

describe.each(models)('$name', ({ name, model, examples, quotes = [] }) => {
  const places = pages.filter(({ source }) => modelsPlacedIn(source).includes(name));

  test('stands in a chapter whose formulas have its symbols', () => {
    expect(places).not.toEqual([]);
    const formulas = places.flatMap(({ source }) => source.match(/\$\$[\s\S]*?\$\$|\$[^$\n]+\$/g) ?? []).join(' ');
    for (const input of Object.values(model.inputs)) {
      const columns = input.kind === 'rows' ? Object.values(input.columns) : [input];
      for (const column of columns) {
        if (column.kind !== 'text' && column.symbol) expect(formulas).toContain(tex(column.symbol));
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
