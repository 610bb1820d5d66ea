import { describe, expect, test } from 'vitest';
import { passagesOf } from './content-text.ts';
import { bannedPhrases, oneTerm, report, type Rule, typography } from './rules.ts';

const check = (text: string, rule: Rule) => report(passagesOf(text), rule);

describe('typography', () => {
  test.each([
    ['中文与字母、数字、公式之间不打空格', 'GPT 的', 'GPT的参数，`x`是$n$个，80 GB的卡'],
    ['中文与字母、数字、公式之间不打空格', '用了 8 块', '用了8块'],
    ['中文与字母、数字、公式之间不打空格', '其中 $n$ 是', '其中$n$是'],
    ['中文与字母、数字、公式之间不打空格', '**BERT** 是', '**BERT**是'],
    ['中文之间、中文标点旁不打空格', '甲 乙', '甲乙'],
    ['中文之间、中文标点旁不打空格', '**甲。** 乙', '**甲。**乙'],
    ['中文里用全角标点', '甲,乙', '甲，乙'],
    ['中文里用全角标点', '甲(乙)', '甲（乙，loss function）'],
    ['中文里用全角标点', '完了.', '第3.1节，GPT-3.5'],
    ['中文里用弯引号', '叫"梯度"', '叫“梯度”'],
    ['省略号写 ……，破折号写 ——', '等等...', '等等……'],
    ['省略号写 ……，破折号写 ——', '甲--乙', '甲——乙'],
    ['范围用 –', '2-4条', '2–4条，2018-06-01，GPT-4'],
    ['范围用 –', '2~4条', '2–4条'],
    ['数字与单位之间空一格', '80GB的卡', '80 GB的卡，7B的模型'],
    ['数字与单位之间空一格', '3.14e23FLOP', '3.14e23 FLOP'],
    ['字母与数字用半角', '１２个', '12个'],
    ['金额用文字', '费用\\$5', '费用5美元'],
  ] as const)('“%s” finds %j and passes %j', (name, wrong, right) => {
    expect(check(wrong, typography[name]!)).not.toEqual([]);
    for (const rule of Object.values(typography)) expect(check(right, rule)).toEqual([]);
  });

  test('code, formulas, addresses, ids and citations are left out', () => {
    const text =
      '## 节 [#a-1]\n\n甲`a ,b`[乙](https://a.org/?x=1,2)，见[@a2020, p. 3]，$a, b$。\n\n```ts\nlet 甲 = "x";\n```';
    for (const rule of Object.values(typography)) expect(check(text, rule)).toEqual([]);
  });
});

describe('banned phrases', () => {
  const rule = bannedPhrases([
    { phrase: '赋能', instead: '用具体的动词' },
    { phrase: '随着……的发展', instead: '给出数字' },
  ]);

  test('are found with file, line and remedy', () => {
    expect(check('第一段。\n\n技术赋能行业。\n\n- 随着大模型的发展，赋能。', rule)).toEqual([
      'content/text.mdx:3 “赋能”：用具体的动词',
      'content/text.mdx:5 “赋能”：用具体的动词',
      'content/text.mdx:5 “随着大模型的发展”：给出数字',
    ]);
  });

  test('are found across bold text, in captions and in descriptions of drawings', () => {
    expect(check('赋**能**。', rule)).toHaveLength(1);
    expect(check('```mermaid #fig-a caption="赋能" alt="赋能"\nflowchart LR\n```', rule)).toHaveLength(2);
    expect(check('<Callout kind="note" title="赋能">\n\n字。\n\n</Callout>', rule)).toHaveLength(1);
  });

  test('with a gap stay within a sentence; code is left out', () => {
    expect(check('随着时间过去。它的发展很快。`赋能`', rule)).toEqual([]);
  });
});

describe('one term for one thing', () => {
  const rule = oneTerm([
    { term: '召回率', aliases: ['查全率', 'TPR'] },
    { term: '反向传播', aliases: ['BP'] },
    { term: '查全率曲线' },
  ]);

  test('an alias in running text is found, with the term to use', () => {
    expect(check('它的查全率是0.8，TPR一样。', rule)).toEqual([
      'content/text.mdx:1 “查全率”：术语表里叫 “召回率”，全书用这一个',
      'content/text.mdx:1 “TPR”：术语表里叫 “召回率”，全书用这一个',
    ]);
  });

  test.each(['召回率（又叫查全率）', '原文写“查全率”', '[查全率](term:recall)', '查全率曲线', 'BPE分词', '`查全率`'])(
    '%j is let pass',
    (text) => {
      expect(check(text, rule)).toEqual([]);
    },
  );
});
