import { expect, test } from 'vitest';
import { normalize } from '../../../src/search/normalize.ts';
import { pagefindWords } from '../../../src/search/index/pagefind-words.ts';
import { repairFile } from '../../../src/search/index/repair-file.ts';
import { editDistance, Repair } from '../../../src/search/repair.ts';
import { isCommonWord } from '../../../src/search/segment.ts';

const texts = ['融资策略与数据安全，用户与过拟合', '深度学习与卷积神经网络，商业模式', 'tensorflow 银行 程序 营销'];
const lexicon = new Map(
  [
    '融资',
    '策略',
    '数据',
    '数据安全',
    '用户',
    '过拟合',
    '深度学习',
    '学习',
    '卷积',
    '神经网络',
    '卷积神经网络',
    '商业',
    '模式',
    '商业模式',
    '银行',
    'tensorflow',
    'bert',
    '营销',
    '四年',
  ].map((word) => [word, 2] as const),
);
const sizes = new Map([...(await pagefindWords(texts))].map(([word, postings]) => [word, postings.size]));
const titles = ['用户与过拟合', '数据策略', '商业数据', '商业数据', '商业数据'];
const repair = new Repair(repairFile(texts, sizes, lexicon), lexicon);
const knows = (word: string) => lexicon.has(word) || isCommonWord(word);
const mend = (query: string, absent: string[], doubtful: string[] = []) =>
  repair.mend(normalize(query), absent, doubtful, knows, () => titles);

test.each([
  ['資料安全', [], '数据安全'],
  ['使用者', ['使用者'], '用户'],
  ['融資策略', [], '融资策略'],
  ['神經網絡', [], '神经网络'],
  ['行銷', [], '营销'],
  ['程式', ['程式'], '程序'],
])('Traditional characters and words of Taiwan: %s', (query, absent, mended) => {
  expect(mend(query, absent).query).toBe(mended);
});

test.each([
  ['rongzi', '融资'],
  ['yinhang', '银行'],
  ['shendu xuexi', '深度学习'],
  ['rongzicelue', '融资策略'],
  ['rongz', '融资'],
  ['rz', '融资'],
  ['sjcl', '数据策略'],
])('pinyin: %s', (query, mended) => {
  expect(mend(query, query.split(' ')).query).toBe(mended);
});

test.each([
  ['融姿策略', ['融姿'], '融资策略'],
  ['卷集神经网络', ['卷集'], '卷积神经网络'],
  ['商业莫式', ['莫式'], '商业模式'],
  ['过拟和', ['过拟和'], '过拟合'],
  ['tensorlow', ['tensorlow'], 'tensorflow'],
  ['bret', ['bret'], 'bert'],
  ['过拟台', ['过拟台'], '过拟合'],
  ['商业模型式', ['模型式'], '商业模式'],
  ['拟过合', ['拟过合'], '过拟合'],
])('a typo: %s', (query, absent, mended) => {
  expect(mend(query, absent).query).toBe(mended);
});

test('a word that the guide holds elsewhere is mended with its neighbours alone', () => {
  expect(mend('深度学系', [], ['学系']).query).toBe('深度学习');
  expect(mend('学系', [], ['学系']).changes).toEqual([]);
});

test('a word that is right is not cut for the sake of its neighbour', () => {
  expect(mend('公司年会', ['公司年']).changes).toEqual([]);
});

test.each(['区块链', '量子计算', 'kubernetes', '股权'])('what is like nothing stays: %s', (query) => {
  expect(mend(query, [query]).changes).toEqual([]);
});

test('two words with characters swapped between them', () => {
  expect(mend('融策资略', ['融策资略']).query).toBe('融资策略');
});

test('says what was changed into what', () => {
  expect(mend('融姿策略', ['融姿']).changes).toEqual([{ from: '融姿', to: '融资', how: 'typo' }]);
});

test.each([
  ['bert', 'bert', 0],
  ['bret', 'bert', 1],
  ['tensorlow', 'tensorflow', 1],
  ['abcd', 'wxyz', 3],
])('edit distance of %s and %s', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance);
});

test('four initials may be meant for two words', () => {
  expect(repair.compounds('sjcl')).toEqual(['数据策略']);
  expect(repair.compounds('yhms')).toEqual(['用户模式']);
  expect(repair.compounds('qwer')).toEqual([]);
});
