import { useSettings } from '../../api/queries';
import { Card } from '../../components/Card';
import { Loaded } from '../../components/Loaded';

/** The options as bound, read-only. */
export function HostOptions() {
  const query = useSettings(true);
  return (
    <Loaded query={query}>
      {({ groups }) =>
        groups.map((group) => (
          <Card key={group.name} title={group.name} note="read-only" testId="settings-group">
            <dl className="options">
              {group.options.map((option) => (
                <div key={option.name} data-testid="setting">
                  <dt className="mono">{option.name}</dt>
                  <dd>
                    <b>{option.value}</b>
                    {option.unit && <span className="muted"> {option.unit}</span>}{' '}
                    {option.isDefault === false && <span className="badge warn">changed</span>}
                    {option.description && <div className="small muted">{option.description}</div>}
                  </dd>
                </div>
              ))}
            </dl>
          </Card>
        ))
      }
    </Loaded>
  );
}
