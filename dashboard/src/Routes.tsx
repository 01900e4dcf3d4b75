import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { EmptyState } from './components/EmptyState';
import { PageSkeleton } from './components/Skeleton';
import { IncidentPage } from './pages/incident/IncidentPage';
import { IncidentsPage } from './pages/incidents/IncidentsPage';

const OverviewPage = lazy(() => import('./pages/overview/OverviewPage'));
const ApprovalsPage = lazy(() => import('./pages/approvals/ApprovalsPage'));
const ApprovalPage = lazy(() => import('./pages/approvals/ApprovalPage'));
const SloPage = lazy(() => import('./pages/slo/SloPage'));
const SloDetailPage = lazy(() => import('./pages/slo/SloDetailPage'));
const MaintenancePage = lazy(() => import('./pages/maintenance/MaintenancePage'));
const LearningPage = lazy(() => import('./pages/learning/LearningPage'));
const HealthPage = lazy(() => import('./pages/health/HealthPage'));
const TopologyPage = lazy(() => import('./pages/topology/TopologyPage'));
const ExplorerPage = lazy(() => import('./pages/explorer/ExplorerPage'));
const DeadLettersPage = lazy(() => import('./pages/deadletters/DeadLettersPage'));
const WorkflowsPage = lazy(() => import('./pages/workflows/WorkflowsPage'));
const AuditPage = lazy(() => import('./pages/audit/AuditPage'));
const SettingsPage = lazy(() => import('./pages/settings/SettingsPage'));

export function Routes() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Switch>
        <Route path="/" component={OverviewPage} />
        <Route path="/incidents" component={IncidentsPage} />
        <Route path="/incidents/:id">{({ id }) => <IncidentPage key={id} id={decodeURIComponent(id)} />}</Route>
        <Route path="/approvals" component={ApprovalsPage} />
        <Route path="/approvals/:id">{({ id }) => <ApprovalPage key={id} id={decodeURIComponent(id)} />}</Route>
        <Route path="/slo" component={SloPage} />
        <Route path="/slo/:name">{({ name }) => <SloDetailPage key={name} name={decodeURIComponent(name)} />}</Route>
        <Route path="/maintenance" component={MaintenancePage} />
        <Route path="/learning" component={LearningPage} />
        <Route path="/health" component={HealthPage} />
        <Route path="/topology" component={TopologyPage} />
        <Route path="/explorer" component={ExplorerPage} />
        <Route path="/dead-letters" component={DeadLettersPage} />
        <Route path="/workflows" component={WorkflowsPage} />
        <Route path="/audit" component={AuditPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route>
          <EmptyState
            title="No such page"
            text="The address does not name anything on this console."
            action={{ label: 'Go to incidents', href: '/incidents' }}
          />
        </Route>
      </Switch>
    </Suspense>
  );
}
