import type { LogTemplate } from '../../../api/types';
import { LevelBadge } from '../../../components/LevelBadge';
import { List } from '../../../components/List';
import { Time } from '../../../components/Time';
import { resourceName } from '../../../format/names';
import { compact } from '../../../format/number';
import '../../incident/logs/Logs.css';

interface Props {
  items: readonly LogTemplate[];
  chosen: string;
  onChoose: (id: string, resourceId: string) => void;
  more: (() => void) | null;
}

export function TemplateList({ items, chosen, onChoose, more }: Props) {
  return (
    <List label="Log templates" testId="templates">
      {items.map((one) => (
        <li key={`${one.id} ${one.resourceId} ${one.category}`}>
          <button
            type="button"
            className="list-row template-row"
            aria-pressed={one.id === chosen}
            onClick={() => onChoose(one.id, one.resourceId)}
            data-row
            data-testid="template-row"
          >
            <span>
              <span className="log-template">{one.template}</span>
              <br />
              <span className="sub">
                {resourceName(one.resourceId)} · {one.category}
              </span>
            </span>
            <span className="meta">
              <LevelBadge level={one.level} />
              <span className="num">{compact(one.count)} lines</span>
              <span className="muted">
                last <Time at={one.lastSeen} form="relative" />
              </span>
            </span>
          </button>
        </li>
      ))}
      {more && (
        <li className="more">
          <button type="button" className="button" onClick={more}>
            Show more
          </button>
        </li>
      )}
    </List>
  );
}
