import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { diagramSvg } from '../../../src/markdown/diagram-svg.ts';

function every(root: Element): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    found.push(element);
  });
  return found;
}

test('a drawing has a description and a size, and leaves its looks to the style sheet', () => {
  const svg = diagramSvg('flowchart LR\n A[甲] --> B[乙]', 'fig-a', '甲到乙。');
  expect(svg.properties).toEqual({
    viewBox: expect.stringMatching(/^0 0 \d+(\.\d)? \d+(\.\d)?$/),
    width: expect.anything(),
    height: expect.anything(),
    role: 'img',
    ariaLabel: '甲到乙。',
  });
  for (const { tagName, properties } of every(svg)) {
    expect(tagName).not.toBe('style');
    expect(Object.keys(properties).filter((name) => /^(style|fill|strokeWidth|font|data)/.test(name))).toEqual([]);
  }
});

test('coordinates have one decimal', () => {
  const svg = diagramSvg('flowchart TD\n A{"甲"} -->|是| B(乙)', 'fig-a', '说明');
  const numbers = every(svg).flatMap(({ properties }) => Object.values(properties).map(String));
  expect(numbers.filter((value) => /\d\.\d{2}/.test(value))).toEqual([]);
});

test('only the arrow heads in use are kept, under ids of the drawing’s own', () => {
  const markers = every(diagramSvg('flowchart LR\n A --> B', 'fig-a', '说明')).filter(
    ({ tagName }) => tagName === 'marker',
  );
  expect(markers.map(({ properties }) => properties.id)).toEqual(['fig-a-arrowhead']);
});

test('a text that is no diagram is refused', () => {
  expect(() => diagramSvg('not a diagram', 'fig-a', '说明')).toThrow('not a diagram');
});

const CHART = 'xychart-beta\n x-axis "月" [1, 2, 3]\n y-axis "万元" 0 --> 9';

test('a chart names its series, and joins their points by straight lines', () => {
  const svg = diagramSvg(`${CHART}\n line "按需" [1, 3, 5]\n line "自有 A" [4, 4, 4]`, 'fig-a', '说明');
  const texts = every(svg).flatMap(({ tagName, children }) =>
    tagName === 'text' ? children.map((child) => (child.type === 'text' ? child.value : '')) : [],
  );
  expect(texts).toEqual(expect.arrayContaining(['按需', '自有 A', '万元']));
  expect(texts.join()).not.toContain('Line');
  const lines = every(svg).filter(({ tagName }) => tagName === 'path');
  expect(lines).toHaveLength(2);
  for (const { properties } of lines) expect(properties.d).toMatch(/^M[\d.]+,[\d.]+(\s+L[\d.]+,[\d.]+){2}$/);
});

test('a chart’s letters are at least 12 px on the page', () => {
  const { properties } = diagramSvg(`${CHART}\n line [1, 3, 5]`, 'fig-a', '说明');
  const [, , width] = String(properties.viewBox).split(' ').map(Number);
  expect((16 * Number(properties.width)) / (width as number)).toBeGreaterThanOrEqual(12);
});

test('series that nothing tells apart are refused', () => {
  expect(() => diagramSvg(`${CHART}\n line [1, 3, 5]\n line [4, 4, 4]`, 'fig-a', '说明')).toThrow('每条都要有名字');
});
