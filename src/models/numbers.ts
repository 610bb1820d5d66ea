/** Numbers as the guide writes them. */

/** 130923.5 → `130,923.5`; `Intl` would take 20 ms of a phone's time before the first number. */
export function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
}

/** About three digits, with thousands set apart: 52.37 → `52.4`, 4032 → `4,032`, 0.00864 → `0.00864`. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e12 || (size > 0 && size < 1e-4)) return scientific(value);
  if (size < 1) return String(Number(value.toPrecision(3)));
  return grouped(String(Number(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2))));
}

/** 3.15e23 → `3.15e23` */
export function scientific(value: number): string {
  return value
    .toExponential(2)
    .replace(/\.?0+e/, 'e')
    .replace('e+', 'e');
}

/** The least of 1, 2 and 5 times a power of ten that is no smaller. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5].find((times) => times * power >= value * (1 - 1e-9)) ?? 10);
}

/** With 万 and 亿 where people would use them: 40000 → `4万`, 5.2e9 → `52亿`. */
export function han(value: number, unit = ''): string {
  const size = Math.abs(value);
  if (size >= 1e12) return `${short(value / 1e12)}万亿${unit}`;
  if (size >= 1e8) return `${short(value / 1e8)}亿${unit}`;
  if (size >= 1e4) return `${short(value / 1e4)}万${unit}`;
  return `${short(value)}${unit}`;
}

/** 0.0857 → `8.57%`, 0.00857 → `0.86%` */
export function percent(ratio: number): string {
  const value = ratio * 100;
  return `${Math.abs(value) < 1 ? Number(value.toPrecision(2)) : short(value)}%`;
}
