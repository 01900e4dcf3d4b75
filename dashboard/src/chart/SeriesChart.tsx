import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { SeriesWithForecast } from '../api/proposed';
import { useTheme } from '../state/theme';
import './Chart.css';
import { ChartLegend } from './ChartLegend';
import { ChartReadout } from './ChartReadout';
import { ChartTable } from './ChartTable';
import { toChartData } from './data';
import { clusterMarks, type Mark, type Pin } from './marks';
import { MarkPin } from './MarkPin';
import { chartOptions } from './options';

export interface SeriesChartProps { series: SeriesWithForecast; marks?: readonly Mark[]; small?: boolean }

/** One array for all charts without marks: a new one on every render would draw for ever. */
const noMarks: readonly Mark[] = [];

/** Observed values, expected band, anomalies, forecast and marks on one time axis. Drag to zoom, double click to zoom out. */
export default function SeriesChart({ series, marks = noMarks, small = false }: SeriesChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const data = useMemo(() => toChartData(series), [series]);
  const plot = useRef<uPlot | null>(null);
  const latestMarks = useRef(marks);
  latestMarks.current = marks;
  const [index, setIndex] = useState<number | null>(null);
  const [pins, setPins] = useState<Pin[]>([]);
  const [asTable, setAsTable] = useState(false);

  useEffect(() => {
    const element = box.current;
    if (!element || asTable) return;
    const place = (u: uPlot) => {
      const scale = window.devicePixelRatio;
      const left = u.bbox.left / scale;
      const next = clusterMarks(latestMarks.current, (at) => u.valToPos(at / 1000, 'x'), u.bbox.width / scale, 24).map((pin) => ({ ...pin, x: pin.x + left }));
      setPins((before) => (samePins(before, next) ? before : next));
    };
    const size = () => ({ width: element.clientWidth, height: element.clientHeight });
    const u = new uPlot(chartOptions({ ...size(), unit: series.unit, spans: data.spans, onCursor: setIndex, onScale: place }), data.columns, element);
    plot.current = u;
    const observer = new ResizeObserver(() => u.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      u.destroy();
      plot.current = null;
    };
  }, [data, series.unit, theme, small, asTable]);

  useEffect(() => plot.current?.redraw(false, false), [marks]);

  return (
    <figure className="chart" data-testid="chart" aria-label={describe(series)}>
      <ChartReadout series={series} data={data} index={index} />
      {asTable ? <ChartTable series={series} /> : (
        <div className={small ? 'chart-plot small' : 'chart-plot'} ref={box}>
          {pins.map((pin) => <MarkPin key={`${pin.marks[0]?.at} ${pin.kind}`} pin={pin} width={box.current?.clientWidth ?? 0} />)}
        </div>
      )}
      <ChartLegend forecast={(series.forecast?.length ?? 0) > 0} asTable={asTable} onTable={() => setAsTable(!asTable)} />
    </figure>
  );
}

function samePins(a: readonly Pin[], b: readonly Pin[]): boolean {
  return a.length === b.length && a.every((pin, i) => pin.x === b[i]?.x && pin.kind === b[i]?.kind && pin.marks.length === b[i]?.marks.length);
}

function describe(series: SeriesWithForecast): string {
  return `${series.metric}: ${series.points.length} points with the expected band, ${series.anomalies.length} anomalies. The table below it has the numbers.`;
}
