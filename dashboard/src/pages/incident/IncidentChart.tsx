import { useMemo, useState } from 'react';
import { useSeries } from '../../api/queries';
import type { IncidentDetail, TimelineEntry } from '../../api/types';
import { LazyChart } from '../../chart/LazyChart';
import { marksOf } from '../../chart/marks';
import { Card } from '../../components/Card';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { BlockSkeleton } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { useNow } from '../../state/clock';
import { chartedSeries, chartRange, rangeNames, type RangeName } from './charted';

/** The metric that shows the incident best, with its band and what happened on the same time axis. */
export function IncidentChart({ incident, timeline }: { incident: IncidentDetail; timeline: readonly TimelineEntry[] }) {
  const now = useNow(15_000);
  const choices = chartedSeries(incident);
  const [chosen, setChosen] = useState<string | null>(null);
  const [range, setRange] = useState<RangeName>('incident');
  const current = choices.find((c) => c.key === chosen) ?? choices[0];
  const query = useSeries(current ? { key: current.key, ...chartRange(incident, range, now) } : null);
  const marks = useMemo(() => marksOf(timeline, incident.openedAt), [timeline, incident.openedAt]);
  if (!current)
    return (
      <Card title="Signal">
        <EmptyState
          compact
          title="No metric behind these alerts"
          text="They came from logs or from another system; the timeline has what they said."
        />
      </Card>
    );
  return (
    <Card
      title="Signal"
      actions={
        <div className="chart-tools">
          <select
            className="input"
            value={current.key}
            onChange={(event) => setChosen(event.target.value)}
            aria-label="Series"
            data-testid="series-select"
          >
            {choices.map((c) => (
              <option key={c.key} value={c.key}>
                {c.label}
              </option>
            ))}
          </select>
          <Tabs label="Time range" options={rangeNames} value={range} onChange={setRange} />
        </div>
      }
    >
      <Loaded query={query} skeleton={<BlockSkeleton />}>
        {(series) => <LazyChart key={range} series={series} marks={marks} />}
      </Loaded>
    </Card>
  );
}
