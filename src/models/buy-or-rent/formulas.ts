/**
 * Cumulative cost of an owned server against rented accelerators: what is paid less what it can be sold for, and the
 * utilization at which both cost the same. Money in yuan, time in months.
 */

/** Hours of a month. */
export const HOURS = 730;

export interface Choice {
  /** Price delivered, 1e4 yuan. */
  P: number;
  /** What a machine's price falls by a year, percent. */
  d: number;
  /** Months that one keeps it. */
  T: number;
  /** Accelerators. */
  G: number;
  /** Share of the hours at work, percent. */
  u: number;
  /** Hosting, warranty and people of an owned server a month, without power; people of a rented one. */
  other: number;
  s: number;
  /** Power of the whole machine, idle and at full load, kW. */
  w0: number;
  w1: number;
  /** Power of the data center over that of its machines (PUE). */
  eta: number;
  /** Yuan a kWh. */
  e: number;
  /** Yuan an accelerator hour: on demand, paid while it works; by contract, paid all year. */
  demand: number;
  contract: number;
  /** What both prices change by at the end of a year, percent. */
  drift: number;
}

/** What all hours of an owned server cost a month (o_f), and what full load adds (o_v). */
export function upkeep({ other, w0, w1, eta, e }: Choice): { fixed: number; variable: number } {
  const kilowatt = HOURS * eta * e;
  return { fixed: other + w0 * kilowatt, variable: (w1 - w0) * kilowatt };
}

/** V(t), what it can be sold for. */
export function resale({ P, d }: Choice, months: number): number {
  return P * 1e4 * (1 - d / 100) ** (months / 12);
}

/** C_own(t, u) */
export function owned(choice: Choice, months: number, use = choice.u / 100): number {
  const { fixed, variable } = upkeep(choice);
  return choice.P * 1e4 - resale(choice, months) + months * (fixed + use * variable);
}

/** The price of month k, from 0: a contract is renewed every twelve months. */
function priceIn(first: number, drift: number, month: number): number {
  return first * (1 + drift / 100) ** Math.floor(month / 12);
}

/** C_rent(t). @param billed share of the hours that are paid for */
export function rented(choice: Choice, months: number, price: number, billed: number): number {
  let sum = 0;
  for (let month = 0; month < months; month += 1) {
    sum += HOURS * choice.G * billed * priceIn(price, choice.drift, month) + choice.s;
  }
  return sum;
}

/** The mean price over the months that one keeps it. */
export function meanPrice({ T, drift }: Choice, price: number): number {
  let sum = 0;
  for (let month = 0; month < T; month += 1) sum += priceIn(price, drift, month);
  return sum / T;
}

/** u*, the share of the hours at which owning and renting on demand cost the same over T months; may lie above 1. */
export function breakEvenUse(choice: Choice, price = choice.demand): number {
  const { P, T, G, s } = choice;
  const { fixed, variable } = upkeep(choice);
  const hour = HOURS * G * meanPrice(choice, price) - variable;
  if (hour <= 0) return Number.POSITIVE_INFINITY;
  return ((P * 1e4 - resale(choice, T)) / T + fixed - s) / hour;
}

/** Months that are looked ahead for the cash to come back. */
export const LONGEST = 72;

/** The first month by whose end the contract has cost more cash than owning, nothing sold; Infinity beyond `LONGEST`. */
export function breakEvenMonth(choice: Choice): number {
  const { fixed, variable } = upkeep(choice);
  let rent = 0;
  for (let month = 1; month <= LONGEST; month += 1) {
    rent += HOURS * choice.G * priceIn(choice.contract, choice.drift, month - 1) + choice.s;
    if (choice.P * 1e4 + month * (fixed + (choice.u / 100) * variable) <= rent) return month;
  }
  return Number.POSITIVE_INFINITY;
}
