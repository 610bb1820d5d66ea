/**
 * The 3,755 most common characters, in the order of GB 2312's first level: by pinyin. Browsers know the
 * order, so a file of readings needs only say how many characters each has.
 */
export function gb2312(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  }
  return [...new TextDecoder('gbk').decode(new Uint8Array(bytes))];
}

/** By character, its commonest reading, without tone; `ü` is `v`. */
export function readReadings(firstLevel: string, more: string): Map<string, string> {
  const readings = new Map<string, string>();
  const letters = gb2312();
  let at = 0;
  for (const [, reading = '', count] of firstLevel.matchAll(/([a-z]+)(\d+)/g)) {
    for (const letter of letters.slice(at, at + Number(count))) readings.set(letter, reading);
    at += Number(count);
  }
  for (const group of more.split('|')) {
    const [reading = '', others = ''] = group.split(':');
    for (const letter of others) readings.set(letter, reading);
  }
  return readings;
}

const INITIAL = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])/;

/** A reading as people who do not tell some sounds apart spell it: `zh`/`z`, `n`/`l`, `ing`/`in`. */
export function blurred(reading: string): string {
  const initial = INITIAL.exec(reading)?.[0] ?? '';
  const rest = reading.slice(initial.length);
  return ({ zh: 'z', ch: 'c', sh: 's', l: 'n', h: 'f' }[initial] ?? initial).concat(
    rest.replace(/ng$/, 'n').replace(/^v$/, 'u'),
  );
}

/** Whether letters could be pinyin: a row of syllables, the last one perhaps unfinished. */
export const SYLLABLES =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|er|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v))+(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?$/;

let common: Set<string> | undefined;

/** Whether a text holds Han characters outside of GB 2312's first level: Traditional ones are among these. */
export function hasUncommonLetters(text: string): boolean {
  common ??= new Set(gb2312());
  return [...text].some((letter) => /\p{Script=Han}/u.test(letter) && !common?.has(letter));
}
