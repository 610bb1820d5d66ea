/**
 * The ledger of one customer, one consultant and one call. Lifetime value and payback at constant churn are Skok's
 * (SaaS Metrics 2.0); Fader and Hardie (2010) show what constant churn hides. Money in yuan.
 */

export interface Business {
  /** Fixed costs a month. */
  F: number;
  /** Income from one customer a month, and what serving it costs directly. */
  ARPA: number;
  direct: number;
  /** Customers who leave within a month, percent of those at its start. */
  chi: number;
  /** All that is spent to win one customer. */
  CAC: number;
  /** Full cost of a consultant a year, working days of it, percent of them sold, price of one sold. */
  C: number;
  D: number;
  eta: number;
  R: number;
  /** Price and cost of one call. */
  r: number;
  call: number;
}

export interface Ledger {
  /** Gross margin of one customer a month, and as a share of its income. */
  m: number;
  margin: number;
  ltv: number;
  /** Lifetime value over CAC. */
  ratio: number;
  /** Months until CAC is back, without churn and with it; Infinity where it never is. */
  simplePayback: number;
  payback: number;
  /** Customers that cover F, without and with the cost of replacing those who leave. */
  simpleCustomers: number;
  customers: number;
  consultingMargin: number;
  consultants: number;
  callMargin: number;
  calls: number;
}

/** Σ m(1−χ)^k over all months. @param churn a share, above 0 */
export function lifetimeValue(m: number, churn: number): number {
  return m / churn;
}

/** Months until what a customer, or what is left of it, has brought equals CAC; Infinity where it never does. */
export function payback(m: number, churn: number, cac: number): number {
  return m > churn * cac ? Math.log1p((-churn * cac) / m) / Math.log1p(-churn) : Number.POSITIVE_INFINITY;
}

/** What a won customer has brought on average by the end of a month, less CAC. */
export function balance(m: number, churn: number, cac: number, months: number): number {
  return (m * (1 - (1 - churn) ** months)) / churn - cac;
}

export function ledger({ F, ARPA, direct, chi, CAC, C, D, eta, R, r, call }: Business): Ledger {
  const churn = chi / 100;
  const m = ARPA - direct;
  const soldDays = (D * eta) / 100;
  const ltv = lifetimeValue(m, churn);
  return {
    m,
    margin: m / ARPA,
    ltv,
    ratio: ltv / CAC,
    simplePayback: CAC / m,
    payback: payback(m, churn, CAC),
    simpleCustomers: F / m,
    customers: F / (m - churn * CAC),
    consultingMargin: 1 - C / (soldDays * R),
    consultants: F / ((soldDays * R - C) / 12),
    callMargin: 1 - call / r,
    calls: F / (r - call),
  };
}
