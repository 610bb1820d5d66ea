import { expect, it } from 'vitest';
import { mdx } from './rendering.ts';
it('x', async () => {
  const r = await mdx('开头**提示：**后文[@law2021]。\n\n## 甲 [#a]\n\n$$ #eq-x\nx\n$$\n\n<Callout kind="note" title="x">\n\n好**吗**\n\n</Callout>\n\n```ts title="a" {1} run\nlet x=1\n```\n');
  console.log(r.code, r.html, r.frontmatter, r.headings);
  expect(1).toBe(1);
});
