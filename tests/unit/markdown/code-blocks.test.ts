import { createHighlighter } from 'shiki';
import { expect, test } from 'vitest';
import { codeBlocks } from '../../../src/markdown/code-blocks.ts';
import { renderPage } from './render-page.ts';

test('Shiki’s tree is wrapped in a figure with the fence’s title', async () => {
  const { themes } = codeBlocks;
  const highlighter = await createHighlighter({ langs: ['ts'], themes: Object.values(themes) });
  const html = highlighter.codeToHtml('let x;\nlet y;', {
    ...codeBlocks,
    lang: 'ts',
    meta: { __raw: 'title="a.ts" {2}' },
  });
  expect(html).toMatch(/^<figure class="code" data-language="ts"><figcaption>a\.ts<\/figcaption><pre /);
  expect(html.match(/class="line[^"]*"/g)).toEqual(['class="line"', 'class="line highlighted"']);
});

test('marked lines, title and language reach the page; colours follow the theme', async () => {
  const { html } = await renderPage('```ts title="bce.ts" {1,3} run\nlet a;\nlet b;\nlet c;\n```');
  expect(html).toMatch(
    /^<figure class="code" data-language="ts"><figcaption>bce\.ts<\/figcaption><pre [^>]*aria-label="bce\.ts"/,
  );
  expect(html.match(/class="line[^"]*"/g)).toEqual([
    'class="line highlighted"',
    'class="line"',
    'class="line highlighted"',
  ]);
  expect(html).toContain('light-dark(');
  expect(html).not.toContain(' run');
});

test('code without a title has no caption, and a name for screen readers', async () => {
  const { html } = await renderPage('```sh\nls\n```');
  expect(html).toMatch(/^<figure class="code" data-language="sh(ellscript)?"><pre [^>]*aria-label="代码"/);
});
