import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { useApproval, useIncident } from '../../api/queries';
import type { Approval } from '../../api/types';
import { Card } from '../../components/Card';
import { Icon } from '../../components/Icon';
import { Loaded } from '../../components/Loaded';
import { PageSkeleton } from '../../components/Skeleton';
import { ApprovalBadge } from '../../components/StatusBadge';
import { useTitle } from '../../state/useTitle';
import { ApprovalPanel } from '../incident/decision/ApprovalPanel';
import { EvidenceDrawerContext } from '../incident/evidence/drawer';
import { EvidenceDrawer } from '../incident/evidence/EvidenceDrawer';
import { PlanBody } from '../incident/plan/PlanBody';
import { SummaryLine } from '../incident/SummaryLine';
import { useIncidentShortcuts } from '../incident/useIncidentShortcuts';
import '../incident/Incident.css';
import '../incident/plan/Plan.css';
import './Approval.css';

/** Where a link in a chat message leads: the plan alone. Opening it changes nothing. */
export default function ApprovalPage({ id }: { id: string }) {
  const query = useApproval(id);
  useTitle('Approval');
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {(approval) => <Found approval={approval} />}
    </Loaded>
  );
}

function Found({ approval }: { approval: Approval }) {
  const token = new URLSearchParams(useSearch()).get('token') ?? undefined;
  const incident = useIncident(approval.incidentId).data;
  const [fact, setFact] = useState<{ id: string | null } | null>(null);
  const open = (id: string | null) => setFact({ id });
  useIncidentShortcuts(() => open(null));
  return (
    <EvidenceDrawerContext value={open}>
      <div className="approval-page">
        <Link href="/approvals" className="crumb">
          <Icon name="back" size={14} /> Approvals
        </Link>
        <h1 className="break">{incident?.title ?? 'Approval'}</h1>
        {incident && <SummaryLine incident={incident} />}
        <p className="small">
          <Link href={`/incidents/${encodeURIComponent(approval.incidentId)}`}>Open the incident with its chart, causes and timeline</Link>
        </p>
        <Card
          title="Plan"
          className={approval.status === 'pending' ? 'plan waits' : 'plan'}
          actions={<ApprovalBadge status={approval.status} />}
          testId="plan-card"
        >
          <div className="stack">
            <PlanBody plan={approval.plan} policy={approval.policy} />
            <ApprovalPanel approval={approval} token={token} />
          </div>
        </Card>
      </div>
      {fact && incident && <EvidenceDrawer incident={incident} factId={fact.id} onSelect={open} onClose={() => setFact(null)} />}
    </EvidenceDrawerContext>
  );
}
