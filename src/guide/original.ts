/**
 * A place in an essay's original as a reader would call it. The lists of errata and of the concordance write
 * it short: `1.1.2`, `ch3`, `appA.1`, `abstract`, `summary`. The originals number some places twice; the
 * second of them ends in `-2`.
 */
export function originalPlace(source: string): string {
  const [, name = '', second] = /^(.*?)(-2)?$/.exec(source) ?? [];
  const place = NAMED[name] ?? name.replace(/^ch(\d+)$/, '第$1章').replace(/^app([A-Z])/, '附录$1');
  return second ? `${place}（第二处）` : place;
}

const NAMED: Record<string, string> = { abstract: '摘要', summary: '总结' };
