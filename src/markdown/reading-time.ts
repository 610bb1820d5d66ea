/** Han characters that a practised reader takes in per minute of expository text. */
const HAN_PER_MINUTE = 400;
/** Words of Latin script per minute. */
const WORDS_PER_MINUTE = 200;
/** Seconds for a display formula. */
const SECONDS_PER_FORMULA = 20;

export interface ReadingTime {
  /** Number of Han characters. */
  han: number;
  /** Whole minutes, at least one. */
  minutes: number;
}

/** Estimates how long a text takes to read; `formulas` counts its display formulas. */
export function readingTime(text: string, formulas = 0): ReadingTime {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{Script=Latin}\d]+/gu)?.length ?? 0;
  const minutes = han / HAN_PER_MINUTE + words / WORDS_PER_MINUTE + (formulas * SECONDS_PER_FORMULA) / 60;
  return { han, minutes: Math.max(1, Math.round(minutes)) };
}
