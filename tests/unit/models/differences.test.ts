import { expect, test } from 'vitest';
import { compare } from '../../../src/models/differences.ts';
import type { Values } from '../../../src/models/inputs.ts';
import { type AnyModel, type Report, solve } from '../../../src/models/model.ts';
import risk from '../../../src/models/risk/model.tsx';
import serving from '../../../src/models/serving-memory/model.tsx';
import { models } from './models.ts';

const register = risk.examples[0].values;

/** The inputs in which two settings differ; what came of them plays no part. */
function differing(model: AnyModel, kept: object, now: object) {
  const side = (values: object) => ({ values: values as Values, result: undefined, report: { says: '', steps: [] } });
  return compare(model, side(kept), side(now)).inputs;
}

test('a cell of a row that differs is told by its row’s name, both values and the change', () => {
  const risks = register.risks.map((row, index) => (index === 6 ? { ...row, p: 0.08, mu: 150, name: '外泄' } : row));
  expect(differing(risk, register, { ...register, risks })).toEqual([
    { label: '第7条外泄的名字', kept: '信息外泄', now: '外泄', change: '' },
    { symbol: 'p_i', label: '第7条外泄的概率', kept: '0.04', now: '0.08', change: '+100%' },
    { symbol: 'μ_i', label: '第7条外泄的平均损失', kept: '300万元', now: '150万元', change: '−50%' },
  ]);
});

test('rows that are in one setting alone, choices and other numbers', () => {
  const shorter = { ...register, draws: '10000', S: 500, risks: register.risks.slice(0, 7) };
  const differences = differing(risk, register, shorter);
  expect(differences).toEqual([
    { symbol: 'S', label: '应付意外的余钱', kept: '320万元', now: '500万元', change: '+56.3%' },
    { label: '模拟多少个一年', kept: '5万次', now: '1万次', change: '' },
    { label: '第8条侵权主张', kept: '有', now: '没有', change: '' },
  ]);
  expect(differing(risk, shorter, register)).toHaveLength(3);
  expect(differing(risk, shorter, shorter)).toEqual([]);
});

test('more differences than one reads are counted', () => {
  const risks = register.risks.map((row) => ({ ...row, p: 0.5, mu: 1 }));
  const differences = differing(risk, register, { ...register, risks });
  expect(differences).toHaveLength(13);
  expect(differences.at(-1)?.label).toBe('另有4处不同');
});

const step = (label: string, value: number, text: string, unit = '') => ({ label, value, text, unit });
const solved = (...steps: Report['steps']) => ({
  values: { ...register },
  result: undefined,
  report: { says: '', steps },
});

test('steps are set beside those of the same name, others beside those of the same place', () => {
  const kept = solved(step('第1名：甲', 4, '4.00分'), step('领先', 0.5, '0.50分'), step('占比', 0.2, '20%'));
  const now = solved(step('第1名：乙', 5, '5.00分'), step('占比', 0.25, '25%'), step('领先', 2, '2.00分'));
  expect(compare(risk, kept, now).steps).toEqual([
    { label: '第1名：甲', kept: '4.00分', now: '5.00分', change: '+25%' },
    { label: '占比', kept: '20%', now: '25%', change: '+5点' },
    { label: '领先', kept: '0.50分', now: '2.00分', change: '4倍' },
  ]);
  expect(compare(risk, solved(), now).steps).toEqual([undefined, undefined, undefined]);
});

test('a change from nothing or through nothing is not told as a ratio', () => {
  const change = (before: number, after: number) => {
    const side = (value: number) => solved(step('a', value, `${value}元`, '元'));
    return compare(risk, side(before), side(after)).steps[0]?.change;
  };
  expect([change(0, 5), change(-3, 5), change(5, 5), change(5, 4)]).toEqual(['', '', '', '−20%']);
});

test.each(models)('between any two examples of $name something differs', ({ model, examples }) => {
  for (const [index, { values }] of examples.entries()) {
    for (const other of examples.slice(index + 1)) {
      expect(differing(model, values, other.values)).not.toEqual([]);
    }
  }
});

test('the steps of a model that tells more in one setting still meet', () => {
  const model: AnyModel = serving;
  const [now, kept] = model.examples.map(({ values }) => solve(model, values));
  const labels = now!.report.steps.map(({ label }) => label);
  expect(compare(model, kept!, now!).steps.map((step) => step?.label)).toEqual(labels);
});
