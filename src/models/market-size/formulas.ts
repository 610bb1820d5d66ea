/**
 * Market size counted from both ends (Aulet, Disciplined Entrepreneurship; Blank & Dorf, The Startup Owner's
 * Manual): top-down from an official total, bottom-up from customers. Money in yuan a year unless said otherwise.
 */

export interface Market {
  /** Yearly sales of the industry, 1e8 yuan. */
  B: number;
  /** Share of them made by customers of the size aimed at. */
  f: number;
  /** Share of sales spent on the work the product does. */
  r: number;
  /** Share of that spending that software can replace. */
  a: number;
  /** Customers of that size. */
  N: number;
  /** Conversations a customer has a month. */
  u: number;
  /** Share of them that the product resolves. */
  rho: number;
  /** Price of one resolved, yuan. */
  p: number;
  /** Share of categories that the product covers today. */
  c: number;
  /** Share of platforms that it is connected to. */
  g: number;
  /** Share of the serviceable market that one dares to claim. */
  sigma: number;
  /** Salespeople. */
  m: number;
  /** Contracts each signs a month. */
  k: number;
  /** How far N, ρ and p may be off, up or down, as ratios. */
  dN: number;
  drho: number;
  dp: number;
}

export interface MarketSize {
  topDown: number;
  bottomUp: number;
  /** Bottom-up with N, ρ and p all at their low, all at their high ends. */
  range: [number, number];
  /** Top-down over bottom-up. */
  ratio: number;
  /** Sales of the average customer that B, f and N imply. */
  impliedSales: number;
  /** Income from one customer. */
  account: number;
  serviceable: number;
  /** What the claimed share, and what the salespeople, would bring in the first year. */
  byShare: number;
  bySales: number;
  obtainable: number;
  /** Contracts signed in the year. */
  contracts: number;
}

export function marketSize(market: Market): MarketSize {
  const { B, f, r, a, N, u, rho, p, c, g, sigma, m, k, dN, drho, dp } = market;
  const segment = B * 1e8 * f;
  const topDown = segment * r * a;
  const account = u * rho * p * 12;
  const bottomUp = N * account;
  const serviceable = bottomUp * c * g;
  const contracts = m * k * 12;
  const byShare = sigma * serviceable;
  // Contracts are signed through the year, so each pays for half of it on average.
  const bySales = 0.5 * contracts * account;
  return {
    topDown,
    bottomUp,
    range: [
      bottomUp * (1 - dN) * (1 - drho) * (1 - dp),
      N * (1 + dN) * u * Math.min(1, rho * (1 + drho)) * p * (1 + dp) * 12,
    ],
    ratio: topDown / bottomUp,
    impliedSales: segment / N,
    account,
    serviceable,
    byShare,
    bySales,
    obtainable: Math.min(byShare, bySales),
    contracts,
  };
}

/** Whether two counts agree as well as guesses can: within a factor of two (this guide's rule of thumb). */
export function agrees({ ratio }: MarketSize): boolean {
  return ratio >= 0.5 && ratio <= 2;
}

/** The guess whose ends lie furthest apart, by their ratio. */
export function widestGuess({ dN, drho, dp }: Market): 'N' | 'rho' | 'p' {
  const widest = Math.max(dN, drho, dp);
  return dN === widest ? 'N' : drho === widest ? 'rho' : 'p';
}
