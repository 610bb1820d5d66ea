import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idsIn } from '../../../src/guide/content-files.ts';
import { type Change, type Run, SiteCopy } from '../../site-copy.ts';

test('ids of a list are read from its file; a missing file has none', () => {
  expect([...idsIn('references.json')].slice(0, 2)).toEqual(['sample2020paper', 'law2021']);
  expect(idsIn('essays/kitchen/errata.yaml')).toEqual(new Set(['wrong-date']));
  expect(idsIn('essays/nowhere/errata.yaml')).toEqual(new Set());
});

const chapter = 'essays/kitchen/02-odd-headings.mdx';
const errata = 'essays/kitchen/errata.yaml';
const concordance = 'essays/kitchen/concordance.yaml';

const essayKeys = 'title: 配菜\nshortTitle: 配菜\norder: 2\nquestion: 配什么？\nabstract: 一篇。\nparts: [甲]';
const chapterKeys = 'title: 一章\nquestion: 怎么做？\ntakeaways: [甲, 乙]\npart: 1\ntopics: [sample]';

const mistakes: { name: string; changes: Change[]; at: string; says: string }[] = [
  {
    name: 'an unknown and a missing key',
    changes: [{ file: chapter, find: 'question:', write: 'qestion:' }],
    at: `${chapter}:2`,
    says: '缺少 “question”：补上它；不认识的键 “qestion”：删去或改正拼写',
  },
  {
    name: 'a key of the wrong type',
    changes: [{ file: chapter, find: 'part: 2', write: 'part: 二' }],
    at: `${chapter}:7`,
    says: '“part” 不对：无效输入：期望 数字',
  },
  {
    name: 'a question that does not ask',
    changes: [{ file: chapter, find: '还对吗？', write: '还对' }],
    at: `${chapter}:3`,
    says: '“question” 不对：要写成问句，以“？”结尾',
  },
  {
    name: 'front matter that is no YAML',
    changes: [{ file: chapter, find: 'part: 2', write: 'part: [2' }],
    at: `${chapter}:8`,
    says: 'YAML 语法有错，检查这一行前后的缩进、引号、冒号与逗号',
  },
  {
    name: 'a page without front matter',
    changes: [{ file: chapter, write: '只有正文。\n' }],
    at: `${chapter}:1`,
    says: '开头没有 front matter：在两行 “---” 之间写上题名等',
  },
  {
    name: 'a part that the essay does not have',
    changes: [{ file: chapter, find: 'part: 2', write: 'part: 3' }],
    at: `${chapter}:7`,
    says: '“part: 3” 超出了：content/essays/kitchen/index.mdx 的 parts 只有 2 个部分，改小，或在那里补上一个部分',
  },
  {
    name: 'a topic without a page',
    changes: [{ file: chapter, find: 'topics: [sample]', write: 'topics:\n  - sample\n  - smple' }],
    at: `${chapter}:10`,
    says: '主题 “smple” 不存在：写 content/topics/smple.mdx，或改成相近的 “sample”',
  },
  {
    name: 'questions for a section that the page lacks',
    changes: [{ file: 'topics/sample.mdx', find: '  agreement:', write: '  agrement:' }],
    at: 'topics/sample.mdx:8',
    says: '“questions” 里的 “agrement” 不是这一页的小节：改成正文里某个标题的 [#id]',
  },
  {
    name: 'phrases for a section that the page lacks',
    changes: [
      { file: 'topics/sample.mdx', find: 'updated:', write: 'phrases:\n  agrement:\n    - 各说各话\nupdated:' },
    ],
    at: 'topics/sample.mdx:11',
    says: '“phrases” 里的 “agrement” 不是这一页的小节：改成正文里某个标题的 [#id]',
  },
  {
    name: 'a path through a chapter that does not exist',
    changes: [{ file: 'paths.yaml', find: 'at: topics/sample', write: 'at: topics/simple' }],
    at: 'paths.yaml:10',
    says: '“at: topics/simple” 指向的文件不存在',
  },
  {
    name: 'two chapters of one number',
    changes: [
      {
        file: 'essays/kitchen/03-again.mdx',
        write:
          '---\ntitle: 又\nquestion: 又一章？\ntakeaways: [甲, 乙]\npart: 2\ntopics: [sample]\nupdated: 2026-01-05\n---\n\n字。\n',
      },
    ],
    at: 'essays/kitchen/03-no-headings.mdx:1',
    says: '章的序号（文件名开头的两位数）与 content/essays/kitchen/03-again.mdx 重复：给其中一个换一个',
  },
  {
    name: 'two essays of one order',
    changes: [
      {
        file: 'essays/second/index.mdx',
        write:
          '---\ntitle: 二\nshortTitle: 二\norder: 1\nquestion: 二？\nabstract: 二\nparts: [一]\nupdated: 2026-01-05\n---\n\n字。\n',
      },
    ],
    at: 'essays/second/index.mdx:4',
    says: '“order” 与 content/essays/kitchen/index.mdx 重复：给其中一个换一个',
  },
  {
    name: 'a list that is no YAML',
    changes: [{ file: concordance, find: "source: '1'", write: "source: '1" }],
    at: `${concordance}:`,
    says: 'YAML 语法有错，检查这一行',
  },
  {
    name: 'an unknown key in a list',
    changes: [{ file: 'glossary.yaml', find: '  en: recall', write: '  en: recall\n  english: recall' }],
    at: 'glossary.yaml:4',
    says: '不认识的键 “english”：删去或改正拼写',
  },
  {
    name: 'an id used twice in a list',
    changes: [
      {
        file: 'references.json',
        find: '[',
        write:
          '[\n  { "id": "law2021", "type": "book", "title": "书", "author": [{ "literal": "某" }], "issued": { "date-parts": [[2020]] }, "number": "一" },',
      },
    ],
    at: 'references.json:12',
    says: '“law2021” 与第 2 行重复：合并，或换一个 id',
  },
  {
    name: 'a place that is in no file',
    changes: [{ file: concordance, find: '01-everything#formulas', write: '09-missing#formulas' }],
    at: `${concordance}:1`,
    says: '“at: 09-missing#formulas” 指向的文件不存在：应写成 “文件名#锚点”',
  },
  {
    name: 'a place that its file does not have',
    changes: [{ file: 'glossary.yaml', find: '#citations', write: '#nowhere' }],
    at: 'glossary.yaml:6',
    says: '“at: kitchen/01-everything#nowhere” 指向的锚点不存在：检查 content/essays/kitchen/01-everything.mdx 里的标题',
  },
  {
    name: 'a reference that can’t be found',
    changes: [{ file: 'references.json', find: /,\s*"number": "第一号"/, write: '' }],
    at: 'references.json:11',
    says: '至少要有 DOI、number（arXiv 号或文号）、URL 之一',
  },
  {
    name: 'an erratum that rests on an unknown reference',
    changes: [{ file: errata, find: '[sample2020paper]', write: '[sample2020pap]' }],
    at: `${errata}:6`,
    says: '“cite” 里的文献 “sample2020pap” 不存在：在 content/references.json 里补上它，或改成相近的 “sample2020paper”',
  },
  {
    name: 'a broken formula in a definition',
    changes: [{ file: 'glossary.yaml', find: '\\mathrm{TP}/', write: '\\foo{TP}/' }],
    at: 'glossary.yaml:5',
    says: '公式有错，KaTeX 排不出来',
  },
];

describe('a mistake in a content file stops Astro', { timeout: 120_000 }, () => {
  const idle: SiteCopy[] = [];
  beforeAll(async () => {
    idle.push(await SiteCopy.make(), await SiteCopy.make());
  });
  afterAll(() => Promise.all(idle.map((copy) => copy.remove())));

  async function astro(command: 'sync' | 'build', changes: Change[]): Promise<Run> {
    const copy = idle.pop() ?? (await SiteCopy.make());
    return copy.run(command, changes).finally(() => idle.push(copy));
  }

  test.concurrent('and without one it passes, in an essay whose name has a hyphen too', async () => {
    const essay = ['index', '01-oven', '02-pan'].map((page) => {
      const keys = page === 'index' ? essayKeys : chapterKeys;
      return { file: `essays/side-dish/${page}.mdx`, write: `---\n${keys}\nupdated: 2026-01-02\n---\n\n字。\n` };
    });
    expect(await astro('sync', essay)).toMatchObject({ code: 0 });
  });

  test.concurrent('what an earlier run left is used only where it still holds', async () => {
    // The first chapter, itself as before, shows the title of the second's heading.
    const changes: Change[] = [
      { file: 'essays/kitchen/01-everything.mdx', find: '到[目录一章]', write: '到[]' },
      { file: chapter, find: '[#deep]', write: '（改过）[#deep]' },
      { file: 'glossary.yaml', find: 'definition: ', write: 'definition: 改过的' },
      { file: 'about.mdx', write: '---\ntitle: 关于\nquestion: 谁写的？\n---\n\n另写一段。\n' },
    ];
    const copy = await SiteCopy.make();
    await copy.run('sync', changes.slice(0, 1));
    await copy.run('sync', changes);
    const kept = await copy.readStore();
    await copy.forget();
    await copy.run('sync', changes);
    const anew = await copy.readStore();
    await copy.remove();
    expect(kept === anew).toBe(true);
    expect(anew).toContain('改过的实际为正');
  });

  const cases = mistakes.map((mistake) => [mistake.name, mistake.at, mistake] as const);
  test.concurrent.each(cases)('%s, at %s', async (_name, at, { changes, says }) => {
    const { code, output } = await astro('sync', changes);
    expect(output).toContain(`content/${at}`);
    expect(output).toContain(says);
    expect(code).not.toBe(0);
  });

  test.concurrent('one that a Markdown plugin finds ends the whole build, with file, line and column', async () => {
    const { code, output } = await astro('build', [{ file: chapter, find: '开头。', write: '开头，见[甲](#orphn)。' }]);
    expect(output).toContain('链接 “#orphn” 指向的锚点不存在：是不是 “#orphan”？');
    expect(output).toContain(`content/${chapter}:12:5`);
    expect(code).not.toBe(0);
  });
});
