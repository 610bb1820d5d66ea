import { expect, test } from 'vitest';
import { withoutInlineStyles } from '../../../src/hosting/inline-styles.ts';

const head = '<head><link rel="stylesheet" href="/_astro/math.abc.css"></head>';
const bare = '<head></head>';
const sheet = '@layer prose{.katex .base{color:red}.katex .never{color:blue}}';

function styled(...pages: string[]) {
  const named = new Map(pages.map((html, index) => [`${index}.html`, html]));
  const { pages: made, sheets, replaced } = withoutInlineStyles(named, '/_astro/', () => sheet);
  return { html: [...made.values()], sheets: [...sheets], replaced: [...replaced] };
}

test('each distinct declaration becomes a class, named in order', () => {
  const { html, sheets } = styled(`${bare}<i style="top:1em;height:2em"></i><i style="height:2em;"></i>`);
  const [[name, css] = []] = sheets;
  expect(css).toBe('._0{height:2em}._1{top:1em}');
  expect(html[0]).toBe(
    `<head><link rel="stylesheet" href="/_astro/${name}"></head><i class="_1 _0"></i><i class="_0"></i>`,
  );
});

test('an element keeps its other attributes and classes', () => {
  const { html } = styled(`${bare}<span class="a b" style="top: 1em" data-x='>"'>x</span><br style='top:1em' />`);
  expect(html[0]).toContain(`<span class="_0 a b" data-x='>"'>x</span><br class="_0" />`);
});

test('what looks like an attribute in text, scripts and comments stays', () => {
  const text = `&lt;i style="a"&gt; style="b" <!-- <i style="c"> --><script>'<i style="d">'</script>`;
  expect(styled(`${bare}${text}`)).toEqual({ html: [`${bare}${text}`], sheets: [], replaced: [] });
});

test('values may hold entities, quotes, brackets and semicolons', () => {
  const value = `font-family:&quot;A;B&quot;, c;background:url(data:x;y);color:light-dark(rgb(1, 2, 3), #000)`;
  expect(styled(`${bare}<i style="${value}">`).sheets[0]?.[1]).toBe(
    '._0{background:url(data:x;y)}._1{color:light-dark(rgb(1, 2, 3), #000)}._2{font-family:"A;B", c}',
  );
});

test('Shiki’s unread variables are left out, other custom properties are kept', () => {
  const { html, sheets } = styled(`${bare}<i style="--shiki-dark:#fff;--at:1"></i><i style="--shiki-dark:#fff"></i>`);
  expect(sheets[0]?.[1]).toBe('._0{--at:1}');
  expect(html[0]).toMatch(/<i class="_0"><\/i><i><\/i>$/);
});

test('the sheet of formulas takes in their styles and loses the rules that nothing needs', () => {
  const { html, sheets, replaced } = styled(
    `${head}<i class="katex"><i class="base" style="top:1em;left:0"></i></i>`,
    `${bare}<b style="left:0"></b>`,
  );
  expect(sheets.map(([, css]) => css)).toEqual(['._0{left:0}', '@layer prose{.katex .base{color:red}}._1{top:1em}']);
  expect(replaced).toEqual(['math.abc.css']);
  const [common = '', math = ''] = sheets.map(([name]) => name);
  expect(html[0]).toContain(`href="/_astro/${math}"`);
  expect(html[0]).toContain(`href="/_astro/${common}"`);
  expect(html[1]).not.toContain(math);
});

test('the name of a sheet says what is in it', () => {
  const name = (style: string) => styled(`${bare}<i style="${style}">`).sheets[0]?.[0];
  expect(name('top:1em')).toMatch(/^inline\.[\w-]{8}\.css$/);
  expect(name('top:1em')).toBe(name('top: 1em;'));
  expect(name('top:1em')).not.toBe(name('top:2em'));
});
