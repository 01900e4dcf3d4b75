import { useMemo, useState } from 'react';
import { useIncident, useTimeline } from '../../api/queries';
import type { IncidentDetail, TimelineEntry } from '../../api/types';
import { ErrorState } from '../../components/ErrorState';
import { PageSkeleton } from '../../components/Skeleton';
import { useTitle } from '../../state/useTitle';
import { AlertsCard } from './AlertsCard';
import { AuditCard } from './AuditCard';
import { CausesCard } from './causes/CausesCard';
import { EvidenceDrawerContext } from './evidence/drawer';
import { EvidenceDrawer } from './evidence/EvidenceDrawer';
import { FixesCard } from './fixes/FixesCard';
import { Headline } from './Headline';
import { ImpactCard } from './ImpactCard';
import { IncidentChart } from './IncidentChart';
import { LogsCard } from './logs/LogsCard';
import { ModelCard } from './ModelCard';
import { PlanCard } from './plan/PlanCard';
import { SimilarCard } from './similar/SimilarCard';
import { StatusSteps } from './StatusSteps';
import { SummaryLine } from './SummaryLine';
import { TimelineCard } from './TimelineCard';
import { useIncidentShortcuts } from './useIncidentShortcuts';
import { VerificationCard } from './VerificationCard';
import './Incident.css';

const noTimeline: readonly TimelineEntry[] = [];

export function IncidentPage({ id }: { id: string }) {
  const query = useIncident(id);
  useTitle(query.data?.title ?? 'Incident');
  if (query.data) return <Found incident={query.data} />;
  return query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
}

function Found({ incident }: { incident: IncidentDetail }) {
  const timeline = useTimeline(incident.id);
  const [fact, setFact] = useState<{ id: string | null } | null>(null);
  const openFact = useMemo(() => (id: string | null) => setFact({ id }), []);
  useIncidentShortcuts(() => openFact(null));
  return (
    <EvidenceDrawerContext value={openFact}>
      <Headline incident={incident} />
      <StatusSteps status={incident.status} hadApproval={incident.policy?.outcome !== 'auto'} />
      <SummaryLine incident={incident} />
      <div className="incident-cols">
        <div className="stack incident-decide">
          <PlanCard incident={incident} />
          <VerificationCard incident={incident} />
          <FixesCard incident={incident} />
        </div>
        <div className="stack incident-main">
          <IncidentChart incident={incident} timeline={timeline.data ?? noTimeline} />
          <CausesCard incident={incident} />
          <LogsCard incidentId={incident.id} />
          <AlertsCard incident={incident} />
          <ModelCard incident={incident} />
          <TimelineCard query={timeline} />
        </div>
        <div className="stack incident-rest">
          <ImpactCard incident={incident} />
          <SimilarCard incidentId={incident.id} />
          <AuditCard incidentId={incident.id} />
        </div>
      </div>
      {fact && <EvidenceDrawer incident={incident} factId={fact.id} onSelect={openFact} onClose={() => setFact(null)} />}
    </EvidenceDrawerContext>
  );
}
