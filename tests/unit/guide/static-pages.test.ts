import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { cutAtModels } from '../../../src/guide/model-places.ts';
import { renderStatically } from '../../../src/guide/static-pages.ts';
import { withoutFrontmatter } from '../../../src/markdown/targets.ts';
import { renderModule, renderPage } from '../markdown/render-page.ts';
import { chapterPath } from '../markdown/tree.ts';

/** Whitespace and the last semicolon of a style differ between the two ways, and say nothing. */
const normal = (html: string) =>
  html
    .replace(/\s+/g, ' ')
    .replace(/> /g, '>')
    .replace(/ </g, '<')
    .replace(/; ?/g, ';')
    .replace(/;"/g, '"')
    .replaceAll('=""', '');
/** What `renderModule` puts in the place of a model. */
const modelsAsSections = (html: string) =>
  cutAtModels(html)
    .map(({ model, html }) => (model ? `<section>${html}</section>` : html))
    .join('');

const written = globSync('tests/fixtures/site/**/*.mdx').sort();
test.each(written)('%s is the same page as @astrojs/mdx makes', async (path) => {
  const body = withoutFrontmatter(readFileSync(path, 'utf8'));
  const [page, module] = [await renderPage(body, resolve(path)), await renderModule(body, resolve(path))];
  expect(normal(modelsAsSections(page.html))).toBe(normal(module.html));
  expect(page.headings).toEqual(module.headings);
  expect(page.facts).toEqual(module.facts);
});

test.each([
  ['a component', '<Chart name="market-size" />'],
  ['an import', "import x from './x.js'\n\n字。"],
  ['an expression', '字{1 + 1}。'],
  ['an image', '![图](./a.png)'],
])('a page with %s is left to @astrojs/mdx', async (_what, body) => {
  expect(await renderStatically({ path: chapterPath, source: body, frontmatter: {} })).toBeUndefined();
});

test('a mistake stops with file, line, column and remedy', async () => {
  const source = '---\ntitle: 题\n---\n\n字[](#nowhere)';
  await expect(renderStatically({ path: chapterPath, source, frontmatter: {} })).rejects.toMatchObject({
    message: expect.stringMatching(/\.mdx:5 链接 “#nowhere” 指向的锚点不存在/),
    loc: { line: 5, column: 2 },
  });
});
