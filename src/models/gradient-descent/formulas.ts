/**
 * A line through points by gradient descent on half the mean squared error (Goodfellow et al., Deep Learning, section
 * 4.3), and when that converges (Goh, “Why Momentum Really Works”, 2017). x and y in any units.
 */

export interface Point {
  x: number;
  y: number;
}

export interface Line {
  /** Slope, y per x, and height at x = 0, y. */
  w: number;
  b: number;
}

const mean = (points: readonly Point[], of: (point: Point) => number) =>
  points.reduce((sum, point) => sum + of(point), 0) / points.length;

/** L = 1/2m · Σ(y − wx − b)² */
export function loss(points: readonly Point[], { w, b }: Line): number {
  return mean(points, ({ x, y }) => (y - w * x - b) ** 2) / 2;
}

/** ∂L/∂w and ∂L/∂b. */
export function gradient(points: readonly Point[], { w, b }: Line): Line {
  return {
    w: -mean(points, ({ x, y }) => (y - w * x - b) * x),
    b: -mean(points, ({ x, y }) => y - w * x - b),
  };
}

/** Both parameters move by the gradient where they are. */
export function step(points: readonly Point[], line: Line, alpha: number): Line {
  const slope = gradient(points, line);
  return { w: line.w - alpha * slope.w, b: line.b - alpha * slope.b };
}

/** Mean and population variance of x. */
export function spread(points: readonly Point[]): { mean: number; variance: number } {
  const center = mean(points, ({ x }) => x);
  return { mean: center, variance: mean(points, ({ x }) => (x - center) ** 2) };
}

/** The line of least loss, in closed form; x must not be the same everywhere. */
export function leastSquares(points: readonly Point[]): Line {
  const { mean: mx, variance } = spread(points);
  const my = mean(points, ({ y }) => y);
  const w = mean(points, ({ x, y }) => (x - mx) * (y - my)) / variance;
  return { w, b: my - w * mx };
}

/** Eigenvalues of the second derivative of L, the larger first. */
export function curvatures(points: readonly Point[]): [number, number] {
  const { mean: mx, variance } = spread(points);
  const trace = mx * mx + variance + 1;
  const largest = (trace + Math.sqrt(Math.max(0, trace * trace - 4 * variance))) / 2;
  return [largest, variance / largest];
}

/** Angle of the steepest direction, the eigenvector (w, b) of the larger of them, from the w axis to the b axis, radians. */
export function steepestAngle(points: readonly Point[]): number {
  const { mean: mx, variance } = spread(points);
  return Math.atan2(curvatures(points)[0] - variance - mx * mx, mx);
}

/** x less its mean, by its standard deviation. */
export function standardized(points: readonly Point[]): Point[] {
  const { mean: mx, variance } = spread(points);
  return points.map(({ x, y }) => ({ x: (x - mx) / Math.sqrt(variance), y }));
}
