import { useSeriesOf, useTopology } from '../../api/queries';
import { resourceName } from '../../format/names';
import type { Choice } from './choice';

interface Props {
  resourceId: string;
  seriesKey: string;
  onChoose: (next: Partial<Choice>) => void;
}

/** A resource of the topology, then one of the series that it has sent. */
export function SeriesForm({ resourceId, seriesKey, onChoose }: Props) {
  const nodes = useTopology().data?.nodes ?? [];
  const series = useSeriesOf(resourceId).data?.items ?? [];
  const unlisted = resourceId !== '' && !nodes.some((n) => n.resourceId === resourceId);
  return (
    <div className="explorer-form">
      <label className="field">
        <span>Resource</span>
        <select
          className="input"
          value={resourceId}
          onChange={(event) => onChoose({ resourceId: event.target.value, key: '', metric: '' })}
          data-testid="explorer-resource"
        >
          {resourceId === '' && <option value="">Choose…</option>}
          {unlisted && <option value={resourceId}>{resourceName(resourceId)}</option>}
          {nodes.map((n) => (
            <option key={n.resourceId} value={n.resourceId}>
              {n.name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Series</span>
        <select
          className="input"
          value={seriesKey}
          disabled={series.length === 0}
          onChange={(event) => onChoose({ resourceId, key: event.target.value, metric: '' })}
          data-testid="explorer-series"
        >
          {series.length === 0 && <option value={seriesKey}>None</option>}
          {series.map((s) => (
            <option key={s.key} value={s.key}>
              {s.metric}
              {s.dimensions && ` · ${s.dimensions}`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
