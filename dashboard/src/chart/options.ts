import type uPlot from 'uplot';
import { measure } from '../format/number';
import type { ChartData } from './data';

interface Setup {
  width: number;
  height: number;
  unit: string | null;
  spans: () => ChartData['spans'];
  onCursor: (time: number | null) => void;
  onDraw: (plot: uPlot) => void;
}

/** Room for the pins above the plot. */
export const pinRoom = 26;

/** uPlot's options for one series with its band. Colours come from the tokens, so the plot is made anew when the theme changes. */
export function chartOptions({ width, height, unit, spans, onCursor, onDraw }: Setup): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const font = `12px ${token('--font')}`;
  const axis = { stroke: token('--muted'), font, grid: { stroke: token('--chart-grid'), width: 1 }, ticks: { show: false } };
  const line = (label: string, color: string, extra: Partial<uPlot.Series> = {}): uPlot.Series => ({
    label,
    stroke: color,
    width: 1.5,
    points: { show: false },
    spanGaps: false,
    ...extra,
  });
  const hidden: Partial<uPlot.Series> = { width: 0 };
  return {
    width,
    height,
    padding: [pinRoom, 12, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: true, y: false }, points: { size: 7 } },
    scales: { x: { time: true }, y: { range: (_, min, max) => padded(min, max) } },
    axes: [
      { ...axis, values: clockTicks },
      { ...axis, size: 76, values: (_, ticks) => ticks.map((tick) => measure(tick, unit)) },
    ],
    series: [
      {},
      line('Upper', 'transparent', hidden),
      line('Lower', 'transparent', hidden),
      line('Expected', token('--chart-expected'), { dash: [5, 4], width: 1.25 }),
      line('Observed', token('--chart-line'), { width: 1.75 }),
      line('Outside', token('--chart-bad'), { width: 0, points: { show: true, size: 5, fill: token('--chart-bad') } }),
      line('Forecast upper', 'transparent', hidden),
      line('Forecast lower', 'transparent', hidden),
      line('Forecast', token('--wait'), { dash: [2, 3] }),
    ],
    bands: [
      { series: [1, 2], fill: token('--chart-band') },
      { series: [6, 7], fill: token('--wait-soft') },
    ],
    hooks: {
      drawClear: [(plot) => shade(plot, spans(), token('--chart-span'))],
      setCursor: [(plot) => onCursor(plot.cursor.idx == null ? null : (plot.data[0][plot.cursor.idx] ?? null))],
      draw: [onDraw],
    },
  };
}

/** uPlot's templates: step in seconds, text, text where the day changes. */
const clockTicks: uPlot.Axis.Values = [
  [86400, '{D} {MMM}', null, null, null, null, null, null, 1],
  [60, '{HH}:{mm}', '\n{D} {MMM}', null, '\n{D} {MMM}', null, null, null, 1],
  [1, '{HH}:{mm}:{ss}', '\n{D} {MMM}', null, '\n{D} {MMM}', null, null, null, 1],
];

function padded(min: number, max: number): [number, number] {
  if (min === null || max === null) return [0, 1];
  const room = (max - min || Math.abs(max) || 1) * 0.08;
  return [min >= 0 && min - room < 0 ? 0 : min - room, max + room];
}

function shade(plot: uPlot, spans: ChartData['spans'], color: string): void {
  plot.ctx.save();
  plot.ctx.fillStyle = color;
  for (const { from, to } of spans) {
    const left = Math.max(plot.bbox.left, plot.valToPos(from, 'x', true));
    const right = Math.min(plot.bbox.left + plot.bbox.width, Math.max(plot.valToPos(to, 'x', true), left + 2));
    if (right > left) plot.ctx.fillRect(left, plot.bbox.top, right - left, plot.bbox.height);
  }
  plot.ctx.restore();
}
