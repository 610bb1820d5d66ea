import { pinyin } from 'pinyin-pro';
import hongKong from 'opencc-js/dict/HKPhrasesRev';
import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import characters from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWPhrasesRev';
import taiwanVariants from 'opencc-js/dict/TWVariantsRev';
import type { RepairFile } from '../format.ts';
import { gb2312, readReadings } from '../pinyin.ts';
import { wordsIn } from '../segment.ts';

/** Words of Taiwan and Hong Kong that founders use and OpenCC does not list, in Simplified characters. */
const MORE_VOCABULARY = [
  ['行销', '营销'],
  ['通路', '渠道'],
  ['创投', '风险投资'],
  ['募资', '融资'],
  ['质素', '质量'],
  ['专案', '项目'],
  ['大型语言模型', '大语言模型'],
  ['类神经网络', '神经网络'],
  ['卷积类神经网络', '卷积神经网络'],
  ['过度拟合', '过拟合'],
  ['过度配适', '过拟合'],
  ['微调校', '微调'],
  ['伺服器', '服务器'],
  ['演算法', '算法'],
  ['资讯安全', '信息安全'],
  ['客制化', '定制'],
  ['使用者', '用户'],
  ['新创公司', '创业公司'],
  ['新创', '创业'],
  ['自驾车', '自动驾驶'],
  ['云端运算', '云计算'],
  ['智财权', '知识产权'],
  ['个资', '个人信息'],
  ['资安', '数据安全'],
  ['当机', '宕机'],
  ['显示卡', '显卡'],
  ['强化式学习', '强化学习'],
  ['迁移式学习', '迁移学习'],
  ['监督式学习', '监督学习'],
  ['提示工程', '提示'],
  ['语音助理', '语音助手'],
  ['合约', '合同'],
  ['顾客', '客户'],
  ['营收', '收入'],
  ['获利', '盈利'],
  ['市占率', '市场份额'],
  ['竞争者', '竞争对手'],
  ['转换率', '转化率'],
  ['育成中心', '孵化器'],
  ['回馈', '反馈'],
  ['社群媒体', '社交媒体'],
  ['社群', '社交媒体'],
  ['薪资', '工资'],
  ['商业企划书', '商业计划书'],
  ['营运计划书', '商业计划书'],
  ['营运', '运营'],
  ['损益两平', '盈亏平衡'],
  ['损益平衡', '盈亏平衡'],
  ['智慧客服', '智能客服'],
  ['智慧制造', '智能制造'],
  ['智慧医疗', '智能医疗'],
] as const;

/** Characters that are taken for each other because they look alike, by groups. */
const LOOK_ALIKES =
  '末未 己已巳 凋调 埸场 栽载裁 析折拆 拨拔 辩辨辫 侯候 竟竞 晴睛情清请 人入 土士 日曰目 千干于 天夭夫 戊戌戍戎 暑署 崇祟 博搏傅 泠冷 洽恰治 遣遗 密蜜 籍藉 徒徙陡 幻幼 享亨 贷货贸 侍待持 估佔沽 微徽徵 券卷 祥详洋 诵颂 刺剌 兔免 壁璧 衰衷哀 抓爪 厉历 问间闻 斤斥 今令 无元天 力刀刁 木本术 田由甲申 王玉主 午牛 开井并 广厂 内肉 台合 拟似 型形 降绛 梯悌 度渡 积织识职 权叔杈 策筞 渠梁粱 道首 融隔 资贫贷 训驯 练炼 络洛 层屋 递第 传侍 损捐 失矢 函涵 数敷 向响 量置 优忧犹 化仆 算篡 法怯 据剧 标际 注住驻 预项 侧测则 验险检 推堆椎 理埋 部陪 署暑 显湿 存在 缓援 缴激邀 活话 迁千 移侈 剪煎 枝技 蒸烝 馏榴 幅副 护沪 城诚 河何 留溜 流硫 商啇 业亚 模摸膜漠 式试 客容 户尸 获荻 售焦 股般 价阶 值直 质贡 评坪 估佑 风凤 险俭脸 控挖 投设没 招拍 聘骋 薪新 绩债 效郊 团困 队坠 销消硝 营管 竞竟 争挣 品晶 牌脾 注注 册删 律津 诉拆 侵浸 犯范 隐稳 私和 密宓 安按 全金'.split(
    ' ',
  );

/** Words of the text that a typo or pinyin may stand for: at least this often. */
const COMMON = 10;

/**
 * Writes down what mends a query, as far as it can lead to a word of the guide.
 * @param sizes by word of the index, in how many of the texts it stands
 */
export function repairFile(
  texts: readonly string[],
  sizes: ReadonlyMap<string, number>,
  lexicon: ReadonlyMap<string, number>,
): RepairFile {
  const text = texts.join('\n').toLowerCase();
  const han = [...new Set(text.match(/\p{Script=Han}/gu))].sort();
  const known = new Set(han);

  const counts = new Map<string, number>();
  for (const content of texts) {
    for (const word of new Set(wordsIn(content.toLowerCase()))) {
      if (/^\p{Script=Han}{2,}$/u.test(word) && !lexicon.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  for (const [word, size] of sizes) {
    if (/^[a-z][a-z+#]{3,}$/.test(word) && !lexicon.has(word)) counts.set(word, size);
  }
  const words = [...counts]
    .filter(([, count]) => count >= COMMON)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);

  const readings = firstLevelReadings();
  const level = new Set(gb2312());
  const more = new Map<string, string>();
  for (const letter of han) {
    if (level.has(letter)) continue;
    const reading = readingOf(letter);
    if (/^[a-z]+$/.test(reading)) more.set(reading, (more.get(reading) ?? '') + letter);
  }
  const moreReadings = [...more]
    .sort()
    .map(([reading, letters]) => `${reading}:${letters}`)
    .join('|');
  const single = readReadings(readings, moreReadings);
  const wordReadings = [...lexicon.keys(), ...words]
    .filter((word) => /^\p{Script=Han}+$/u.test(word))
    .map((word) => ({ word, reading: readingOf(word) }))
    .filter(({ word, reading }) => reading !== [...word].map((letter) => single.get(letter)).join(''))
    .map(({ word, reading }) => `${word}:${reading}`)
    .sort()
    .join('|');

  const simple = simplifier();
  const pairsOf = (dictionary: string) => dictionary.split('|').map((entry) => entry.split(' ') as [string, string]);
  const traditional = new Map<string, string>();
  for (const [from] of [...pairsOf(characters), ...pairsOf(taiwanVariants), ...pairsOf(hongKongVariants)]) {
    const to = simple(from);
    if (to !== from && known.has(to) && !known.has(from)) traditional.set(from, to);
  }
  const vocabulary = new Map<string, string>();
  for (const [from, to] of [...pairsOf(taiwan), ...pairsOf(hongKong)]) {
    const [word, mainland] = [simple(from), simple(to).toLowerCase()];
    if (word !== mainland && word.length > 1 && text.includes(mainland)) vocabulary.set(word, mainland);
  }
  for (const [from, to] of MORE_VOCABULARY) if (text.includes(to)) vocabulary.set(from, to);

  return {
    words: words.join('\n'),
    readings,
    moreReadings,
    wordReadings,
    lookAlikes: LOOK_ALIKES.join('|'),
    characters: [...traditional]
      .sort()
      .map((pair) => pair.join(''))
      .join(''),
    vocabulary: [...vocabulary]
      .sort()
      .map((pair) => pair.join(':'))
      .join('|'),
  };
}

function readingOf(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', v: true }).map(typed).join('').toLowerCase();
}

/** A syllable as it is typed: `lüe` without its dots. */
function typed(syllable: string): string {
  return syllable.replace(/^([ln])ve$/, '$1ue');
}

/** The readings of GB 2312's first level, which is in their order: each with how many characters it has. */
function firstLevelReadings(): string {
  const runs: { reading: string; count: number }[] = [];
  for (const letter of gb2312()) {
    const possible = pinyin(letter, { toneType: 'none', type: 'array', multiple: true, v: true }).map(typed);
    const last = runs.at(-1);
    if (last && possible.includes(last.reading)) last.count += 1;
    else {
      const next = possible.filter((reading) => !last || reading > last.reading).sort()[0] ?? possible[0] ?? '';
      runs.push({ reading: next, count: 1 });
    }
  }
  return runs.map(({ reading, count }) => `${reading}${count}`).join('');
}

function simplifier(): (text: string) => string {
  const read = (...dictionaries: string[]) =>
    new Map(dictionaries.flatMap((text) => text.split('|').map((entry) => entry.split(' ') as [string, string])));
  // A variant of Hong Kong may be the Simplified character: 户 is written 戶 in Taiwan's standard.
  const variants = read(taiwanVariants, hongKongVariants);
  const simple = read(characters);
  return (text) =>
    [...text].map((letter) => simple.get(letter) ?? simple.get(variants.get(letter) ?? letter) ?? letter).join('');
}
