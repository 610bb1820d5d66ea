/**
 * Words that mean much the same. Names of a term that the text must not use for it are in the glossary,
 * as its aliases; these are words that the text may use as well.
 */
const GROUPS = [
  '算力 计算资源 计算能力',
  '变现 商业化 盈利模式',
  '获客 用户获取 客户获取 拉新',
  '不足 不够 短缺 缺乏',
  '赚钱 挣钱 盈利 收入',
  '教训 启示 借鉴',
  '防止 避免 预防',
  '选择 挑选 选型',
  '区别 差别 差异 不同',
  '对比 比较',
  '保护 保障',
  '吸引 招聘 招人 留人',
  '费用 成本 花费 开销',
  '价格 定价 收费',
  '公司 企业',
  '优势 优点 好处',
  '缺点 劣势 弊端 局限',
  '失败 倒闭 破产',
  '成功 做成',
  '提高 提升 改善 改进',
  '降低 减少 节省',
  '评估 评价 衡量 评测',
  '趋势 未来',
  '资金 现金 经费',
  '投资人 投资者 投资方',
  '合法 合规 违法',
  '员工 人员 雇员',
  '用户调研 用户研究',
  '流程 步骤',
  '素质 能力 技能',
];

const others = new Map<string, string[]>();
for (const group of GROUPS) {
  const words = group.split(' ');
  for (const word of words)
    others.set(
      word,
      words.filter((other) => other !== word),
    );
}

/** Words that a reader may find used in place of theirs. */
export function everydayWords(word: string): readonly string[] {
  return others.get(word) ?? [];
}
