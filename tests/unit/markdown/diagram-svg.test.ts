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
