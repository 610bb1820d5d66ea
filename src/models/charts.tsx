import type { ComponentChildren } from 'preact';
import { han, roundUp } from './numbers.ts';

/** Charts are drawn this many units wide; the style sheet sizes their letters for the screen. */
export const WIDTH = 400;

export interface Scale {
  (value: number): number;
  ticks: number[];
}

/** Maps numbers to places, by even steps; ticks are round numbers, about `count` steps of them and no more. */
export function linear([from, to]: [number, number], [start, end]: [number, number], count = 5): Scale {
  const place = (value: number) => start + ((value - from) / (to - from || 1)) * (end - start);
  const step = roundUp((to - from) / count || 1);
  const first = Math.ceil(from / step - 1e-9);
  const steps = Math.max(0, Math.floor(to / step + 1e-9) - first);
  const ticks = Array.from({ length: steps + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return Object.assign(place, { ticks });
}

/** Maps numbers above zero to places, by even ratios, from a power of ten to another; what lies below stays at the start. */
export function logarithmic(values: readonly number[], [start, end]: [number, number]): Scale {
  const known = values.filter((value) => value > 0);
  const from = Math.floor(Math.log10(Math.min(...known, 1e12)) + 1e-9);
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...known, 1e-12)) - 1e-9));
  const every = Math.ceil((to - from) / 5);
  const place = (value: number) => {
    const share = value > 0 ? (Math.log10(value) - from) / (to - from) : 0;
    return start + Math.max(0, share) * (end - start);
  };
  const powers = Array.from(
    { length: Math.floor((to - from) / every) + 1 },
    (_, index) => 10 ** (from + index * every),
  );
  return Object.assign(place, { ticks: powers });
}

/** @param label what the chart shows, for those who don't see it; its numbers are in the tables */
export function Chart({ label, height, children }: { label: string; height: number; children: ComponentChildren }) {
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      {children}
    </svg>
  );
}

/** Lines up and down at a scale's ticks, with their numbers below. */
export function AxisX({ x, top, bottom, format = han }: AxisProps & { top: number; bottom: number }) {
  return (
    <g class="axis">
      {x.ticks.map((tick) => (
        <>
          <path d={`M${round(x(tick))} ${top}V${bottom}`} />
          <text x={round(x(tick))} y={bottom + 4} class={edge(x(tick))}>
            {format(tick)}
          </text>
        </>
      ))}
    </g>
  );
}

/** Lines across at a scale's ticks, with their numbers at the left. */
export function AxisY({ y, left, format = han }: { y: Scale; left: number; format?: (value: number) => string }) {
  return (
    <g class="axis across">
      {y.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${left} ${round(y(tick))}H${WIDTH - 6}`} />
          <text x={left - 6} y={round(y(tick))} class="end">
            {format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface AxesProps {
  x: Scale;
  y: Scale;
  left: number;
  top: number;
  bottom: number;
  /** Of what goes across, below it, and of what goes up, above it. */
  names: readonly [across: string, up: string];
  formatX?: (value: number) => string;
  formatY?: (value: number) => string;
}

/** Both axes with their names; these take 40 units below the bottom. */
export function Axes({ x, y, left, top, bottom, names, formatX = han, formatY = han }: AxesProps) {
  return (
    <>
      <AxisX x={x} top={top} bottom={bottom} format={formatX} />
      <AxisY y={y} left={left} format={formatY} />
      <text class="axis-name" x={0} y={12}>
        {names[1]}
      </text>
      <text class="middle axis-name" x={(left + WIDTH - 12) / 2} y={bottom + 36}>
        {names[0]}
      </text>
    </>
  );
}

interface AxisProps {
  x: Scale;
  format?: (value: number) => string;
}

/** Letters at a side of the chart stay inside it. */
function edge(place: number): string {
  return place < 20 ? 'start' : place > WIDTH - 20 ? 'end' : 'middle';
}

/** To a tenth of a unit, for short HTML. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
