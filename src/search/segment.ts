/** Words that a question is asked with and that say nothing of what it is about. */
const STOP_WORDS = new Set(
  (
    '如何 怎么 怎样 怎么样 怎么办 怎么做 怎 什么 什么样 什么时候 为什么 为何 哪些 哪个 哪里 哪儿 哪种 哪 谁 几 多少 多久 多大 多长 是否 能否 可否 ' +
    '有哪些 有什么 有没有 是不是 能不能 要不要 该不该 需要 需不需要 需 要 应该 应当 应 该 可以 能 能够 会 想 想要 请问 告诉 知道 了解 ' +
    '的 了 和 与 及 以及 或 或者 还是 是 在 有 吗 呢 吧 啊 呀 么 我 我们 你 你们 他 它 咱 这 这个 这些 这种 那 那个 那些 一个 一些 一下 一种 ' +
    '把 被 给 对 对于 关于 从 到 向 往 为 为了 让 使 用 以 就 都 也 还 再 又 很 更 最 才 只 而 但 但是 如果 因为 所以 时 时候 之 其 中 里 上 下 ' +
    '抓 弄 搞 整 办 拿 塞 送 交 催 看 写 发 选 换 改 定 签 付 收 管 拿去 答应 得 够 往 着 过 掉 完 嘛 呗 啦 啥 咋 咋办 咋样 一直 总是 老是 经常 突然 真的 往往 已经 正在 可能 好像 好好 往上 往下 特别 非常 太多 ' +
    '自己 别人 现在 同样 同一个 才算 干什么 干嘛 还要 出来 进去 出去 起来 下来 过来 中途 的话 这里 那里 此 皆 ' +
    '有用 有没有用 管用 算不算 怎么算 太 挺 蛮 越 越来越 将 并 并且 且 若 即 由 等 每 各 某 另 另外 已 曾 刚 刚刚 便 却 则 先 后 前 那么 这么 这样 那样 多 少 老 总 光 靠 按 个 万一 居然 竟然 反正 其实 ' +
    '大量 很多 许多 问题 方法 办法 技巧 意思 含义 概念 做法 做 去 来 找 好 以后 之后 之前 跟 同 比 不 没 没有 到底 究竟 大概 一般 通常 具体 主要 相关 有关 something the a an of to in for and or is are what how why which do does i my'
  ).split(' '),
);

/** Characters that words which say nothing are made of: 那就, 不会, 我要. */
const FUNCTION = new Set(
  '的了和与及或在有吗呢吧啊么我你他她它咱这那些把被给从到向往为让使以就都也还再又很更最才只而但不没能会要想该是可之其着过得嘛呗啦一来去',
);
/** Verbs that say nothing alone, but make a word with the character after them: 换脸, 掉线. */
const VERBS = new Set('抓弄搞整办拿看写发选换改定签付收管做找用掉');
/** A word and a particle that the browser's dictionary takes for one word: 做的, 签了. */
const WITH_PARTICLE = /^(?!目的|标的)\p{Script=Han}{1,2}[了的着]$/u;
const NUMBER =
  /^[第近快]?[一二两三四五六七八九十百千万亿几半]+[多来余]?(?:[个次周天月年岁家人单块元万倍条台张份遍分成步种位名套轮期季口笔句样]|[块毛分]钱|个月|小时|分钟|星期|年级)半?$|^[快近奔]?[二三四五六七八九]十[多几来]?$/;

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || (word.length > 1 && [...word].every((letter) => FUNCTION.has(letter)));
}

/** Whether a word is one of the verbs that say nothing alone, but make a word with the character after them. */
export function isVerb(word: string): boolean {
  return VERBS.has(word);
}

/** Whether a word is a number of something, 四十多岁: it says little of what is asked. */
export function isNumber(word: string): boolean {
  return NUMBER.test(word) || /^\d+(?:[.,]\d+)?$/.test(word);
}

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;
const WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}+#.-])+/gu;

/** The words of a text as the browser's dictionary cuts it; runs of Han where it has none. */
export function wordsIn(text: string): string[] {
  const runs = text.match(WORD) ?? [];
  return runs.flatMap((run) => {
    if (!isHan(run) || !segmenter) return [run];
    return [...segmenter.segment(run)].map(({ segment }) => segment);
  });
}

/** Whether a word is one of the browser's dictionary. */
export function isCommonWord(word: string): boolean {
  return wordsIn(word).length === 1;
}

export function isHan(text: string): boolean {
  return /^\p{Script=Han}/u.test(text);
}

/** A piece of a query. */
export interface Piece {
  text: string;
  /** Position in the query. */
  at: number;
  kind: 'word' | 'stop' | 'unknown';
}

/** What a path costs that takes a piece; the cheapest path over a run is its segmentation. */
const COST = { name: 0.9, word: 1, stop: 0.95, repeated: 0.85, unknown: 1.6 };
const LONGEST_WORD = 16;

/**
 * Cuts a query into words: the guide's own words and names as long as possible, the browser's dictionary
 * between them, and single characters that belong to no word.
 * @param query as `normalize` leaves it
 * @param knows whether the guide's lexicon has a word
 * @param mixed names in Han and other letters together, as `a/b测试`, the longest first
 */
export function segment(query: string, knows: (word: string) => boolean, mixed: readonly string[] = []): Piece[] {
  const name = mixed.find((word) => query.includes(word));
  if (name) {
    const at = query.indexOf(name);
    const end = at + name.length;
    const after = segment(query.slice(end), knows, mixed).map((piece) => ({ ...piece, at: piece.at + end }));
    return [...segment(query.slice(0, at), knows, mixed), { text: name, at, kind: 'word' }, ...after];
  }
  return [...query.matchAll(WORD)].flatMap(({ 0: run, index }) => {
    if (isHan(run)) return segmentHan(run, index, knows);
    const text = run.replace(/^[.-]+|[.-]+$/g, '');
    if (!text) return [];
    return [{ text, at: index + run.indexOf(text), kind: STOP_WORDS.has(text) ? 'stop' : 'word' }];
  });
}

/** Whether letters are the first two of a question like 合不合法, which asks for what comes after. */
function isRepeated(letters: readonly string[], from: number, end: number): boolean {
  return end - from === 2 && /[不没]/.test(letters[from + 1] as string) && letters[from] === letters[end];
}

function segmentHan(run: string, start: number, knows: (word: string) => boolean): Piece[] {
  const letters = [...run];
  const dictionary = new Map<number, Set<number>>();
  let position = 0;
  for (const word of wordsIn(run)) {
    const length = [...word].length;
    if (length > 1) dictionary.set(position, new Set([length]));
    position += length;
  }
  const best: { cost: number; from: number; kind: Piece['kind'] }[] = [{ cost: 0, from: 0, kind: 'word' }];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let from = Math.max(0, end - LONGEST_WORD); from < end; from += 1) {
      const word = letters.slice(from, end).join('');
      const length = end - from;
      let kind: Piece['kind'] = 'word';
      let cost: number;
      if (STOP_WORDS.has(word)) [kind, cost] = ['stop', COST.stop];
      else if (length > 1 && knows(word)) cost = COST.name;
      else if (isRepeated(letters, from, end)) [kind, cost] = ['stop', COST.repeated];
      else if (dictionary.get(from)?.has(length) && !WITH_PARTICLE.test(word))
        [kind, cost] = isStopWord(word) ? ['stop', COST.stop] : ['word', COST.word];
      else if (length > 1 && isNumber(word)) cost = COST.word;
      else if (length === 1) [kind, cost] = ['unknown', COST.unknown];
      else continue;
      const total = (best[from] as { cost: number }).cost + cost;
      // Of two ways that cost the same, the one whose last word is longer comes first and stays.
      if (!best[end] || total < (best[end] as { cost: number }).cost - 1e-9) best[end] = { cost: total, from, kind };
    }
  }
  const pieces: Piece[] = [];
  for (let end = letters.length; end > 0; end = (best[end] as { from: number }).from) {
    const { from, kind } = best[end] as { from: number; kind: Piece['kind'] };
    pieces.unshift({
      text: letters.slice(from, end).join(''),
      at: start + letters.slice(0, from).join('').length,
      kind,
    });
  }
  return pieces;
}
