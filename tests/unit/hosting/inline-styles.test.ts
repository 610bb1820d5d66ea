import { expect, test } from 'vitest';
import { withoutInlineStyles } from '../../../src/hosting/inline-styles.ts';

const head = '<head><link rel="stylesheet" href="/_astro/math.abc.css"></head>';
const bare = '<head></head>';
const sheet = '@layer prose{.katex .base{color:red}.katex .never{color:blue}}';

function styled(...pages: string[]) {
  const named = new Map(pages.map((html, index) => [`${index}.html`, html]));
  const { pages: made, sheets } = withoutInlineStyles(named, () => sheet);
  const html = [...made.values()];
  return { html, sheets: [...sheets], common: /<style>(.*)<\/style>/.exec(html[0] as string)?.[1] };
}

test('each distinct declaration becomes a class, named in order', () => {
  const { html } = styled(`${bare}<i style="top:1em;height:2em"></i><i style="height:2em;"></i>`);
  expect(html[0]).toBe(
    '<head><style>._0{height:2em}._1{top:1em}</style></head><i class="_1 _0"></i><i class="_0"></i>',
  );
});

test('an element keeps its other attributes and classes', () => {
  const { html } = styled(`${bare}<span class="a b" style="top: 1em" data-x='>"'>x</span><br style='top:1em' />`);
  expect(html[0]).toContain(`<span class="_0 a b" data-x='>"'>x</span><br class="_0" />`);
});

test('what looks like an attribute in text, scripts and comments stays', () => {
  const text = `&lt;i style="a"&gt; style="b" <!-- <i style="c"> --><script>'<i style="d">'</script>`;
  expect(styled(`${bare}${text}`)).toEqual({ html: [`${bare}${text}`], sheets: [], common: undefined });
});

test('values may hold entities, quotes, brackets and semicolons', () => {
  const value = `font-family:&quot;A;B&quot;, c;background:url(data:x;y);color:light-dark(rgb(1, 2, 3), #000)`;
  expect(styled(`${bare}<i style="${value}">`).common).toBe(
    '._0{background:url(data:x;y)}._1{color:light-dark(rgb(1, 2, 3), #000)}._2{font-family:"A;B", c}',
  );
});

test('Shiki’s unread variables are left out, other custom properties are kept', () => {
  const { html, common } = styled(`${bare}<i style="--shiki-dark:#fff;--at:1"></i><i style="--shiki-dark:#fff"></i>`);
  expect(common).toBe('._0{--at:1}');
  expect(html[0]).toMatch(/<i class="_0"><\/i><i><\/i>$/);
});

test('the sheet of formulas takes in their styles and loses the rules that nothing needs', () => {
  const { html, sheets, common } = styled(
    `${head}<i class="katex"><i class="base" style="height:1em;left:0"></i></i>`,
    `${bare}<b style="left:0"></b>`,
  );
  expect(common).toBe('._0{left:0}');
  expect(sheets).toEqual([
    [expect.stringMatching(/^math\.[\w-]{8}\.css$/), '@layer prose{.katex .base{color:red}}._1{height:1em}'],
  ]);
  expect(html[0]).toContain(`href="/_astro/${sheets[0]?.[0]}"`);
  expect(html[1]).toBe('<head><style>._0{left:0}</style></head><b class="_0"></b>');
});

test('a further formula leaves what stands in other pages as it was, and renames the sheet of formulas', () => {
  const page = (style: string) => `${head}<i class="katex" style="${style}"></i>`;
  const text = `${bare}<b style="left:0"></b>`;
  const [before, after] = [styled(text, page('height:1em')), styled(text, page('height:2em'))];
  expect(after.common).toBe(before.common);
  expect(after.sheets[0]?.[0]).not.toBe(before.sheets[0]?.[0]);
});
