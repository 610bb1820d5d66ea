import { expect, test } from 'vitest';
import { ContentError } from '../../../src/guide/content-error.ts';
import { renderPage } from './render-page.ts';
import { chapterPath } from './tree.ts';

/** Every mistake stops the build at its place, and the message says how to mend it. */
const mistakes: { name: string; body: string; at: string; says: string[] }[] = [
  {
    name: 'a model that does not exist',
    body: '前文。\n\n<Model name="market-sise" />',
    at: '3:1',
    says: ['模型 “market-sise” 不存在', '是不是 “market-size”？'],
  },
  {
    name: 'a model within a sentence',
    body: '见<Model name="market-size" />。',
    at: '1:2',
    says: ['模型 “market-size” 要单独成段'],
  },
  {
    name: 'a model placed twice',
    body: '<Model name="market-size" />\n\n字。\n\n<Model name="market-size" />',
    at: '5:1',
    says: ['模型 “market-size” 在这一页已经放过'],
  },
  {
    name: 'a formula that KaTeX can’t read',
    body: '前文。\n\n字$\\frac{1}{$字',
    at: '3:2',
    says: ['公式有错，KaTeX 排不出来', "expected '}' at end of input"],
  },
  {
    name: 'an unknown command in a display formula',
    body: '$$ #eq-a\n\\foo\n$$',
    at: '1:1',
    says: ['Undefined control sequence: \\foo'],
  },
  {
    name: 'money written with dollar signs',
    body: '费用为 $5 和 $10。',
    at: '1:5',
    says: ['公式有错', 'Unicode text character "和"'],
  },
  { name: 'a formula in a heading', body: '## 损失$L$ [#loss]', at: '1:6', says: ['标题里不能放公式', '移到正文'] },
  {
    name: 'a link in a heading',
    body: '## 见[节](#a) [#a]',
    at: '1:5',
    says: ['标题里不能放链接', '移到标题下的第一段'],
  },
  { name: 'a citation in a heading', body: '## 甲[@law2021] [#a]', at: '1:4', says: ['标题里不能放链接、引文或脚注'] },
  {
    name: 'a heading of the first level',
    body: '前文。\n\n# 题 [#a]',
    at: '3:1',
    says: ['正文里不写一级标题', '正文从 “## ” 开始'],
  },
  {
    name: 'a heading without an id',
    body: '## 损失函数',
    at: '1:1',
    says: ['在标题末尾写上 [#id]', '## 损失函数 [#loss]'],
  },
  { name: 'an id with capitals', body: '## 节 [#Loss]', at: '1:1', says: ['锚点 “Loss” 不合格式', '小写字母'] },
  { name: 'an id in Chinese', body: '## 节 [#损失]', at: '1:1', says: ['锚点 “损失” 不合格式'] },
  { name: 'an id with doubled hyphens', body: '## 节 [#a--b]', at: '1:1', says: ['锚点 “a--b” 不合格式'] },
  {
    name: 'a formula’s id without its prefix',
    body: '$$ #mean\nx\n$$',
    at: '1:1',
    says: ['锚点 “mean” 不合格式', '以 eq- 起头'],
  },
  {
    name: 'an id used twice',
    body: '## 甲 [#a]\n\n字。\n\n### 乙 [#a]',
    at: '5:1',
    says: ['锚点 “a” 与第 1 行重复', '换一个名字'],
  },
  {
    name: 'a link to a file that isn’t there',
    body: '见[下一章](./09-missing.mdx#a)。',
    at: '1:2',
    says: ['“./09-missing.mdx#a” 指向的文件不存在', '相对的 .mdx 路径'],
  },
  {
    name: 'a link written as an address of the site',
    body: '见[下一章](/kitchen/odd-headings/)。',
    at: '1:2',
    says: ['指向的文件不存在', '相对的 .mdx 路径'],
  },
  {
    name: 'a link to a missing place of the page',
    body: '## 甲 [#loss]\n\n见[甲](#los)。',
    at: '3:2',
    says: ['“#los” 指向的锚点不存在', '是不是 “#loss”？'],
  },
  {
    name: 'a link to a missing place of another file',
    body: '见[](./02-odd-headings.mdx#nowhere)。',
    at: '1:2',
    says: ['指向的锚点不存在', '检查目标文件里的标题与图表锚点'],
  },
  {
    name: 'a link to nothing, without text',
    body: '见[](#)。',
    at: '1:2',
    says: ['没有文字', '写上文字'],
  },
  {
    name: 'a citation of an unknown reference',
    body: '甲[@sampl2020paper]。',
    at: '1:1',
    says: ['不存在的文献 “sampl2020paper”', '改成相近的 “sample2020paper”'],
  },
  {
    name: 'a citation that is near to none',
    body: '甲[@nobody1900nothing]。',
    at: '1:1',
    says: ['不存在的文献 “nobody1900nothing”', '在 content/references.json 里补上它'],
  },
  {
    name: 'a malformed citation',
    body: '甲[@law2021 表 2]。',
    at: '1:1',
    says: ['引文 “@law2021 表 2” 写法不对', '应为 [@键] 或 [@键, 位置]'],
  },
  {
    name: 'two citations without a semicolon',
    body: '甲[@law2021 @sample2020paper]。',
    at: '1:1',
    says: ['多条以分号分开'],
  },
  {
    name: 'an unknown term',
    body: '[召回](term:recal)',
    at: '1:1',
    says: ['术语 “recal” 不存在', 'content/glossary.yaml', '“recall”'],
  },
  {
    name: 'an unknown erratum',
    body: '[勘误](erratum:wrong-data)',
    at: '1:1',
    says: ['勘误 “wrong-data” 不存在', 'content/essays/kitchen/errata.yaml', '“wrong-date”'],
  },
  {
    name: 'a display formula on one line',
    body: '- 项\n\n  $$x$$',
    at: '3:3',
    says: ['独立公式要独占几行', '前后各空一行'],
  },
  { name: 'a display formula without an id', body: '$$\nx\n$$', at: '1:1', says: ['在开头的美元号后写上 #eq-名字'] },
  {
    name: 'a table without a caption',
    body: '| 甲 |\n| --- |\n| 1 |',
    at: '1:1',
    says: ['表格没有编号锚点', '表：三种做法的比较 [#tbl-options]'],
  },
  {
    name: 'a caption without a table',
    body: '表：做法 [#tbl-a]\n\n字。',
    at: '1:1',
    says: ['它的下一段必须是表格'],
  },
  {
    name: 'a diagram without a description',
    body: '```mermaid #fig-a caption="图"\nflowchart LR\n  A --> B\n```',
    at: '1:1',
    says: ['图要有图题和文字说明', 'alt="图的结构与结论"'],
  },
  {
    name: 'a diagram without an id',
    body: '```mermaid caption="图" alt="说明"\nflowchart LR\n  A --> B\n```',
    at: '1:1',
    says: ['图没有编号锚点', '#fig-名字'],
  },
  {
    name: 'a diagram of no known type',
    body: '```mermaid #fig-a caption="图" alt="说明"\nflowchat LR\n  A --> B\n```',
    at: '1:1',
    says: ['Mermaid 图画不出来', '检查第一行的图类型', 'flowchat LR'],
  },
  {
    name: 'a diagram with an unclosed bracket',
    body: '```mermaid #fig-a caption="图" alt="说明"\nflowchart LR\n  A[甲] --> B[乙\n```',
    at: '3:14',
    says: ['“乙” 没有画出来', '检查这一行的括号、引号与箭头'],
  },
  {
    name: 'a diagram with a wrong arrow',
    body: '```mermaid #fig-a caption="图" alt="说明"\nflowchart LR\n  A["甲"] -> B["乙"]\n```',
    at: '3:16',
    says: ['“乙” 没有画出来'],
  },
  {
    name: 'a callout of an unknown kind',
    body: '字。\n\n<Callout kind="warning" title="题">\n\n字。\n\n</Callout>',
    at: '3:1',
    says: ['没有 “warning” 这一种', 'example、decision、pitfall、case、composite、note'],
  },
  {
    name: 'a callout without a title',
    body: '<Callout kind="note">\n\n字。\n\n</Callout>',
    at: '1:1',
    says: ['Callout 要有标题', 'title="标题"'],
  },
];

test.each(mistakes.map((mistake) => [mistake.name, mistake.at, mistake] as const))(
  '%s stops at %s',
  async (_name, at, { body, says }) => {
    const error = await renderPage(body).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ContentError);
    const { file, loc, problem } = error as ContentError;
    expect(chapterPath).toMatch(new RegExp(`/${file}$`));
    expect(`${loc.line}:${loc.column}`).toBe(at);
    for (const part of says) expect(problem).toContain(part);
  },
);
