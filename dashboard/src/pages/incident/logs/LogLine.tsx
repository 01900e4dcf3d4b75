import { Link } from 'wouter';
import type { LogDifference } from '../../../api/types';
import { LevelBadge } from '../../../components/LevelBadge';
import { resourceName, sentence } from '../../../format/names';
import { decimal } from '../../../format/number';

const changeClass: Record<LogDifference['change'], string> = { new: 'bad', more: 'warn', fewer: '', gone: '' };

/** One template that is new, gone, or written more or less often; opened, it shows lines. */
export function LogLine({ item }: { item: LogDifference }) {
  return (
    <li className="log-line" data-testid="log-line" data-change={item.change}>
      <div className="row wrap">
        <span className={`badge ${changeClass[item.change]}`}>{sentence(item.change)}</span>
        <LevelBadge level={item.level} />
        <span className="small muted">
          {resourceName(item.resourceId)} · {item.category} · {decimal(item.before)} → {decimal(item.after)} lines/min
        </span>
      </div>
      <Link className="log-template" href={`/explorer?show=logs&template=${item.templateId}&resourceId=${encodeURIComponent(item.resourceId)}`}>
        {item.template}
      </Link>
      <div className="small">{item.text}</div>
      {item.examples.length > 0 && (
        <details>
          <summary className="link small">Lines</summary>
          <pre className="raw">{item.examples.join('\n')}</pre>
        </details>
      )}
    </li>
  );
}
