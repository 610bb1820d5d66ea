import { OBJECT, type Passage } from './content-text.ts';

/** What is wrong in a passage: where it stands in the text, what it is, how to mend it. */
interface Finding {
  index: number;
  found: string;
  remedy: string;
}

export type Rule = (passage: Passage) => Finding[];

/** A finding as an author reads it: `content/…/04-bert.mdx:12 “赋能”：用具体的动词`. */
export function report(passages: Passage[], rule: Rule): string[] {
  return passages.flatMap((passage) =>
    rule(passage).map(
      ({ index, found, remedy }) => `content/${passage.file}:${passage.lines[index]} “${found.trim()}”：${remedy}`,
    ),
  );
}

/** A rule that finds a pattern. */
function pattern(expression: RegExp, remedy: string | ((found: string) => string)): Rule {
  return ({ text }) =>
    [...text.matchAll(expression)].map((match) => ({
      index: match.index,
      found: text.slice(Math.max(0, match.index - 4), match.index + match[0].length + 4).replaceAll(OBJECT, '…'),
      remedy: typeof remedy === 'string' ? remedy : remedy(match[0]),
    }));
}

const HAN = '\\p{Script=Han}';
const LATIN = `[A-Za-z0-9${OBJECT}]`;
const UNITS = '[KMGTP]i?B|[kKMGT]?Hz|[kMGT]?Wh|[kM]W|[kKMGTPE]?FLOPs?|[kKMGTPE]?FLOP/s|ms|km|kg|nm|mm|TOPS';

/** Typography of Chinese text that `autocorrect` does not hold. */
export const typography: Record<string, Rule> = {
  '中文与字母、数字、公式之间不打空格': pattern(
    new RegExp(`${HAN}[ \\t]+(?=${LATIN})|${LATIN}[ \\t]+(?=${HAN})`, 'gu'),
    '删去空格，间距由样式表设',
  ),
  '中文之间、中文标点旁不打空格': pattern(
    new RegExp(`${HAN}[ \\t]+(?=${HAN})|[ \\t]+[，。；：？！、）》”’]|[，。；：？！、（《“‘][ \\t]+`, 'gu'),
    '删去空格',
  ),
  中文里用全角标点: pattern(
    new RegExp(`(?<=${HAN})[,;:!?()]|[,;!?()](?=${HAN})|(?<=${HAN})\\.(?![\\w.])`, 'gu'),
    '换成全角标点',
  ),
  中文里用弯引号: pattern(
    new RegExp(`"|(?<=[${HAN}\\u3000-\\u303f\\uff00-\\uffef])'|'(?=${HAN})`, 'gu'),
    '换成 “ ” 或 ‘ ’',
  ),
  '省略号写 ……，破折号写 ——': pattern(
    new RegExp(`(?<=${HAN})(\\.{2,}|…(?!…)(?<!……)|-{2,}|—(?!—)(?<!——))`, 'gu'),
    '省略号写成 ……，破折号写成 ——',
  ),
  '范围用 –': pattern(/\d[~～]\d|(?<![\w–-])\d+(\.\d+)?%?-\d+(\.\d+)?%?(?=\p{Script=Han})(?!月|日)/gu, '范围写成 2–4'),
  数字与单位之间空一格: pattern(
    new RegExp(`(?<![\\w.-])\\d[\\d,.]*(?:e[+-]?\\d+)?(?:${UNITS})(?![A-Za-z])`, 'gu'),
    (found) => `写成 ${found.replace(/^([\d,.]+(?:e[+-]?\d+)?)/, '$1 ')}`,
  ),
  字母与数字用半角: pattern(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％]/gu, '换成半角'),
  金额用文字: pattern(/\$/g, '写成 5万元、3.2亿美元'),
};

export interface BannedPhrase {
  phrase: string;
  instead: string;
}

export function bannedPhrases(list: BannedPhrase[]): Rule {
  const rules = list.map(({ phrase, instead }) => {
    const expression = phrase
      .split('……')
      .map((part) => RegExp.escape(part))
      .join('[^。！？；]{1,24}?');
    return { expression: new RegExp(expression, 'g'), instead };
  });
  return ({ text }) =>
    rules.flatMap(({ expression, instead }) =>
      [...text.matchAll(expression)].map(({ 0: found, index }) => ({ index, found, remedy: instead })),
    );
}

export interface Term {
  term: string;
  aliases?: string[] | undefined;
}

/**
 * One term for one thing: an alias may stand only in quotes, in brackets, in a link, as a part of a longer term,
 * and where an erratum tells what the original says.
 */
export function oneTerm(terms: Term[]): Rule {
  const preferred = terms.map(({ term }) => term);
  const aliases = terms.flatMap(({ term, aliases: list = [] }) =>
    list.filter((alias) => !alias.includes(term)).map((alias) => ({ term, alias, expression: wordExpression(alias) })),
  );
  return ({ text, linked, key }) => {
    if (key === 'claim') return [];
    return aliases.flatMap(({ term, alias, expression }) =>
      [...text.matchAll(expression)]
        .filter(({ index }) => !linked[index] && !quoted(text, index) && !insideOf(preferred, text, index, alias))
        .map(({ index }) => ({ index, found: alias, remedy: `术语表里叫 “${term}”，全书用这一个` })),
    );
  };
}

function wordExpression(word: string): RegExp {
  const before = /^\w/.test(word) ? '(?<![A-Za-z0-9-])' : '';
  const after = /\w$/.test(word) ? '(?![A-Za-z0-9-])' : '';
  return new RegExp(`${before}${RegExp.escape(word)}${after}`, 'g');
}

const PAIRS = ['“”', '‘’', '《》', '（）', '〈〉'];

function quoted(text: string, index: number): boolean {
  return PAIRS.some(([open, close]) => {
    const before = text.slice(0, index);
    return before.lastIndexOf(open as string) > before.lastIndexOf(close as string);
  });
}

/** Whether the alias is a part of a longer preferred term that stands there. */
function insideOf(preferred: string[], text: string, index: number, alias: string): boolean {
  return preferred.some((term) => {
    if (term.length <= alias.length) return false;
    for (let offset = term.indexOf(alias); offset >= 0; offset = term.indexOf(alias, offset + 1)) {
      if (text.startsWith(term, index - offset)) return true;
    }
    return false;
  });
}
