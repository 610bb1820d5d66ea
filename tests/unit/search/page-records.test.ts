import { expect, test } from 'vitest';
import { pageRecords } from '../../../src/search/index/page-records.ts';

const page = (body: string, attributes = '') =>
  `<html><body><nav>栏</nav><article data-pagefind-body ${attributes}>${body}</article></body></html>`;
const records = (body: string, attributes?: string) => pageRecords(page(body, attributes))?.records ?? [];

test('a page without a body is not searched', () => {
  expect(pageRecords('<html><body><main>字</main></body></html>')).toBeUndefined();
});

test('each heading with an id begins a record that knows the ones above it', () => {
  const found = records(
    '<h1>章</h1><p>前言</p><h2 id="a">节</h2><p>文</p><h3 id="b">小节</h3><p>细</p><h2 id="c">末节</h2>',
  );
  expect(found.map(({ title, anchor, level, path, text }) => [title, anchor, level, path.join('/'), text])).toEqual([
    ['章', '', 1, '', '前言'],
    ['节', 'a', 2, '', '文'],
    ['小节', 'b', 3, '节', '细'],
    ['末节', 'c', 2, '', ''],
  ]);
});

test('takes the essay, the place and the page’s kind from its attributes', () => {
  const html = page(
    '<h1>题</h1>',
    'data-pagefind-filter="essay:技术" data-pagefind-meta="place:技术 · 第3章" data-search-kind="topic"',
  );
  expect(pageRecords(html)).toMatchObject({
    title: '题',
    essay: '技术',
    place: '技术 · 第3章',
    records: [{ kind: 'topic' }],
  });
});

test('code, what is marked as no text and marks of citation are left out', () => {
  const [found] = records(
    '<p>留<span class="citation">[1]</span><a class="erratum">勘误</a></p><pre>let x</pre><p data-pagefind-ignore>去</p>',
  );
  expect(found?.text).toBe('留');
});

test('figures, formulas and models are records of their own, and part of their section', () => {
  const found = records(
    '<h2 id="s">节</h2><figure id="f" class="table"><figcaption><span class="figure-number">表 1.1</span>比较</figcaption><table><tr><td>甲</td></tr></table></figure>' +
      '<figure id="m" class="model" data-search-title="跑道模型"><p>现金</p></figure>',
  );
  expect(found.slice(1).map(({ kind, title, anchor }) => [kind, title, anchor])).toEqual([
    ['section', '节', 's'],
    ['figure', '表 1.1　比较', 'f'],
    ['model', '跑道模型', 'm'],
  ]);
  expect(found[1]?.text).toContain('甲');
  expect(found[3]?.text).toBe('现金');
});

test('an element’s own kind makes it a record under its heading’s id', () => {
  const found = records('<ul><li data-search-kind="term"><h2 id="recall">召回率</h2><p>比例</p></li></ul>');
  expect(found[1]).toMatchObject({ kind: 'term', title: '召回率', anchor: 'recall', level: 5, text: '比例' });
  expect(found[0]?.text).toBe('');
});
