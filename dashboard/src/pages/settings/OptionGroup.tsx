import type { Settings } from '../../api/operations';
import { plural } from '../../format/number';

/** One section: closed until it is wanted; whether something in it is not the default is said outside. */
export function OptionGroup({ group, open }: { group: Settings['groups'][number]; open: boolean }) {
  const changed = group.options.filter((option) => !option.isDefault).length;
  return (
    <details className="card option-group" open={open} data-testid="settings-group">
      <summary>
        <h2>{group.name}</h2> <span className="small muted">{plural(group.options.length, 'option')}</span>
        {changed > 0 && <span className="badge warn">{changed} changed</span>}
        <span className="card-note">{group.description}</span>
      </summary>
      <dl className="options">
        {group.options.map((option) => (
          <div key={option.name} data-testid="setting">
            <dt className="mono">{option.name.slice(group.name.length + 1)}</dt>
            <dd>
              <b>{option.value}</b> {!option.isDefault && <span className="badge warn">changed</span>}
              {option.description && <div className="small muted">{option.description}</div>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
