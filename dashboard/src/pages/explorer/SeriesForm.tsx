import { useId, useState, type FormEvent } from 'react';
import { useTopology } from '../../api/queries';
import type { SeriesCatalogue } from '../../api/proposed';
import { resourceName } from '../../format/names';
import { usualMetrics, type Choice } from './choice';

interface Props {
  choice: Choice;
  catalogue: SeriesCatalogue['items'];
  onChoose: (next: Partial<Choice>) => void;
}

/** Pick from the host's catalogue where it has one; else from the topology's resources, with the metric's name typed. */
export function SeriesForm({ choice, catalogue, onChoose }: Props) {
  if (catalogue.length === 0) return <TypedForm choice={choice} onChoose={onChoose} />;
  const current = catalogue.find(
    (s) => s.key === choice.key || (s.resourceId === choice.resourceId && (choice.metric === '' || s.metric === choice.metric)),
  );
  return (
    <label className="field explorer-series">
      <span>Series</span>
      <select
        className="input"
        value={current?.key ?? ''}
        data-testid="explorer-series"
        onChange={(event) => onChoose({ key: event.target.value, resourceId: '', metric: '' })}
      >
        {!current && <option value="">Choose…</option>}
        {catalogue.map((s) => (
          <option key={s.key} value={s.key}>
            {resourceName(s.resourceId)} · {s.metric}
            {s.dimensions && ` · ${s.dimensions}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function TypedForm({ choice, onChoose }: Pick<Props, 'choice' | 'onChoose'>) {
  const topology = useTopology().data;
  const [resourceId, setResourceId] = useState(choice.resourceId);
  const [metric, setMetric] = useState(choice.metric);
  const listId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoose({ key: '', resourceId, metric });
  };
  return (
    <form className="explorer-form" onSubmit={submit}>
      <label className="field grow">
        <span>Resource</span>
        <select className="input" value={resourceId} onChange={(event) => setResourceId(event.target.value)} data-testid="explorer-resource">
          <option value="">Choose…</option>
          {resourceId && !topology?.nodes.some((n) => n.resourceId === resourceId) && <option value={resourceId}>{resourceName(resourceId)}</option>}
          {topology?.nodes.map((n) => (
            <option key={n.resourceId} value={n.resourceId}>
              {n.name}
            </option>
          ))}
        </select>
      </label>
      <label className="field grow">
        <span>Metric</span>
        <input className="input" list={listId} value={metric} onChange={(event) => setMetric(event.target.value)} data-testid="explorer-metric" />
      </label>
      <datalist id={listId}>
        {usualMetrics(resourceId).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="submit" className="button primary" disabled={!resourceId || !metric}>
        Show
      </button>
    </form>
  );
}
