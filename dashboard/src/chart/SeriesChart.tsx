import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { SeriesWithForecast } from '../api/forecast';
import { useTheme } from '../state/theme';
import './Chart.css';
import { ChartLegend } from './ChartLegend';
import { ChartReadout } from './ChartReadout';
import { ChartTable } from './ChartTable';
import { OutlookLine } from './OutlookLine';
import { toChartData, type ChartData } from './data';
import { clusterMarks, pinGap, toPixels, type Mark, type TimeAxis } from './marks';
import { MarkPin } from './MarkPin';
import { chartOptions } from './options';

export interface SeriesChartProps {
  series: SeriesWithForecast;
  marks?: readonly Mark[];
  small?: boolean;
  /** Has no expectation: only the line is named. */
  plain?: boolean;
}

const noMarks: readonly Mark[] = [];

/** Observed values, expected band, anomalies, forecast and marks on one time axis. Drag to zoom, double click to zoom out. */
export default function SeriesChart({ series, marks = noMarks, small = false, plain = false }: SeriesChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const data = useMemo(() => toChartData(series), [series]);
  const [cursor, setCursor] = useState<number | null>(null);
  const [axis, setAxis] = useState<TimeAxis | null>(null);
  const [asTable, setAsTable] = useState(false);
  const pins = useMemo(() => (axis ? clusterMarks(marks, (at) => toPixels(axis, at), axis.left, axis.left + axis.width, pinGap) : []), [marks, axis]);

  const plot = useRef<uPlot | null>(null);
  const latest = useRef(data);
  latest.current = data;

  useEffect(() => {
    const element = box.current;
    if (!element || asTable) return;
    const size = () => ({ width: element.clientWidth, height: element.clientHeight });
    const onDraw = (u: uPlot) => setAxis((before) => keepIfSame(before, axisOf(u)));
    const options = chartOptions({ ...size(), unit: series.unit, spans: () => latest.current.spans, onCursor: setCursor, onDraw });
    const made = new uPlot(options, latest.current.columns, element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [series.key, series.unit, theme, small, asTable]);

  useEffect(() => {
    if (plot.current) replaceData(plot.current, data.columns);
  }, [data]);

  return (
    <figure className="chart" data-testid="chart" aria-label={describe(series)}>
      <ChartReadout series={series} data={data} cursor={cursor} />
      {asTable ? (
        <ChartTable series={series} />
      ) : (
        <div className={small ? 'chart-plot small' : 'chart-plot'} ref={box}>
          {pins.map((pin) => (
            <MarkPin key={`${pin.marks[0]?.at} ${pin.kind}`} pin={pin} width={(axis?.left ?? 0) + (axis?.width ?? 0)} />
          ))}
        </div>
      )}
      <OutlookLine outlook={series.outlook ?? null} unit={series.unit} />
      <ChartLegend plain={plain} forecast={(series.forecast?.length ?? 0) > 0} asTable={asTable} onTable={() => setAsTable(!asTable)} />
    </figure>
  );
}

/** New points move the axis on, unless somebody has zoomed in: then the zoom stays. */
function replaceData(plot: uPlot, columns: ChartData['columns']): void {
  const { min, max } = plot.scales.x ?? {};
  const before = plot.data[0];
  const zoomed = min != null && max != null && (min > (before[0] ?? min) || max < (before.at(-1) ?? max));
  plot.setData(columns, !zoomed);
  if (zoomed) plot.setScale('x', { min, max });
}

function axisOf(u: uPlot): TimeAxis {
  const scale = window.devicePixelRatio;
  return { from: (u.scales.x?.min ?? 0) * 1000, to: (u.scales.x?.max ?? 0) * 1000, left: u.bbox.left / scale, width: u.bbox.width / scale };
}

function keepIfSame(before: TimeAxis | null, next: TimeAxis): TimeAxis {
  return before && before.from === next.from && before.to === next.to && before.left === next.left && before.width === next.width ? before : next;
}

function describe(series: SeriesWithForecast): string {
  return `${series.metric}: ${series.points.length} points with the expected band, ${series.anomalies.length} anomalies. The table below it has the numbers.`;
}
