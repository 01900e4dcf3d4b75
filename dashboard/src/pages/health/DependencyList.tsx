import type { Readiness } from '../../api/operations';
import { sentence } from '../../format/names';

export function DependencyList({ readiness }: { readiness: Readiness }) {
  return (
    <ul className="dependencies">
      {readiness.dependencies.map((one) => (
        <li key={one.name} data-testid="dependency" data-ready={one.ready}>
          <span className={`badge ${one.ready ? 'good' : 'bad'}`}>{one.ready ? 'Ready' : 'Not ready'}</span>
          <span>
            <b>{sentence(one.name)}</b>
            <br />
            <span className="small muted break">{one.detail}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
