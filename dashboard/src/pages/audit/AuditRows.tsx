import type { AuditRow } from '../../api/types';
import { Time } from '../../components/Time';
import { sentence } from '../../format/names';
import './Audit.css';

/** Who decided or did what; each row's hash covers the row before it. */
export function AuditRows({ rows, full = false }: { rows: readonly AuditRow[]; full?: boolean }) {
  const hash = (text: string) => (full ? text : `${text.slice(0, 12)}…`);
  return (
    <ol>
      {rows.map((row) => (
        <li className="audit-row" key={row.sequence} data-testid="audit-row" data-action={row.action}>
          <div className="row spread">
            <span className="what break">{sentence(row.action)}</span>
            <Time at={row.at} />
          </div>
          {row.detail && <div className="break">{row.detail}</div>}
          <div className="muted">
            #{row.sequence} · {row.actor} ({row.identitySource}){row.policyVersion && ` · policy ${row.policyVersion}`}
          </div>
          <div className="hash" title={`hash ${row.hash}\nprevious ${row.previousHash}`}>
            {hash(row.hash)} ← {hash(row.previousHash)}
          </div>
        </li>
      ))}
    </ol>
  );
}
