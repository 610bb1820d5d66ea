import { expect, test } from 'vitest';
import { excerptParts } from '../../../src/search/engine.ts';

const plain = (text: string) => ({ text, marked: false });
const marked = (text: string) => ({ text, marked: true });

test.each([
  ['', []],
  ['没有命中', [plain('没有命中')]],
  ['<mark>梯度</mark>下降', [marked('梯度'), plain('下降')]],
  ['用<mark>梯</mark><mark>度</mark>', [plain('用'), marked('梯'), marked('度')]],
  ['跨\n<mark>两\n行</mark>', [plain('跨\n'), marked('两\n行')]],
  ['a &lt; b &amp;&amp; c', [plain('a < b && c')]],
  ['&lt;mark&gt;不是标记&lt;/mark&gt;', [plain('<mark>不是标记</mark>')]],
  ['&amp;lt; 只解一层', [plain('&lt; 只解一层')]],
  ['<mark>&lt;img&gt;</mark>', [marked('<img>')]],
])('%j', (html, parts) => {
  expect(excerptParts(html)).toEqual(parts);
});
