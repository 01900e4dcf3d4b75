import { useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson } from '../../api/client';
import type { Maintenance, PlannedWork } from '../../api/operations';
import { Time } from '../../components/Time';
import { resourceName } from '../../format/names';
import { explain } from '../../format/problem';
import { useNow } from '../../state/clock';
import { phaseOf, phaseNames } from './phase';

type Work = PlannedWork | Maintenance['configured'][number];

/** One piece of planned work; what was announced here can be ended early here. */
export function WorkRow({ work }: { work: Work }) {
  const now = useNow(15_000);
  const client = useQueryClient();
  const id = 'id' in work ? work.id : null;
  const end = useMutation({
    mutationFn: () => postJson(`/api/maintenance/${encodeURIComponent(id ?? '')}/end`),
    onSettled: () => client.invalidateQueries({ queryKey: ['maintenance'] }),
  });
  const phase = phaseOf(work, now);
  return (
    <li>
      <div className="list-row" data-row tabIndex={-1} data-testid="work-row" data-phase={phase}>
        <span>
          <span className="title">{work.name}</span> <span className={`badge ${phase === 'running' ? 'warn' : ''}`}>{phaseNames[phase]}</span>
          <br />
          <span className="sub">
            {work.resourcePrefix === '/' ? 'every resource' : resourceName(work.resourcePrefix)}
            {'reason' in work && ` · ${work.reason} · announced by ${work.createdBy}`}
            {!('reason' in work) && ' · from the configuration'}
            {'endedBy' in work && work.endedBy && ` · ended early by ${work.endedBy}`}
          </span>
          {end.error && (
            <span className="sub" role="alert">
              {explain(end.error).text}
            </span>
          )}
        </span>
        <span className="meta">
          <span>
            <Time at={work.from} form="minute" /> – <Time at={work.to} form="minute" />
          </span>
          {id && phase !== 'over' && (
            <button type="button" className="button small" disabled={end.isPending} onClick={() => end.mutate()} data-testid="end-work">
              {phase === 'running' ? 'End now' : 'Cancel it'}
            </button>
          )}
        </span>
      </div>
    </li>
  );
}
