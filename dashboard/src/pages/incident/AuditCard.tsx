import { Link } from 'wouter';
import { useAudit } from '../../api/queries';
import { Card } from '../../components/Card';
import { Loaded } from '../../components/Loaded';
import { AuditRows } from '../audit/AuditRows';

export function AuditCard({ incidentId }: { incidentId: string }) {
  const query = useAudit(incidentId);
  return (
    <Card
      title="Audit"
      note="hash-chained"
      testId="audit"
      actions={
        <Link className="small" href={`/audit?incident=${encodeURIComponent(incidentId)}`}>
          Open
        </Link>
      }
    >
      <Loaded query={query}>
        {(rows) => (rows.length === 0 ? <p className="muted small">Nothing has been decided or done yet.</p> : <AuditRows rows={rows} />)}
      </Loaded>
    </Card>
  );
}
