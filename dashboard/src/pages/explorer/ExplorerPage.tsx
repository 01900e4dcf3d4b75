import { useLocation, useSearch } from 'wouter';
import { PageHead } from '../../components/PageHead';
import { Tabs } from '../../components/Tabs';
import { choiceSearch, parseChoice, ranges, type Choice } from './choice';
import { LogsExplorer } from './logs/LogsExplorer';
import { MetricsExplorer } from './MetricsExplorer';
import './Explorer.css';

const kinds = [
  { value: 'metrics', label: 'Metrics' },
  { value: 'logs', label: 'Logs' },
] as const;

/** Any series with its expected band, any log template with its rate; the address names what is shown. */
export default function ExplorerPage() {
  const choice = parseChoice(useSearch());
  const [, navigate] = useLocation();
  const go = (next: Partial<Choice>) => navigate(`/explorer${choiceSearch({ ...choice, ...next })}`, { replace: true });
  return (
    <>
      <PageHead title="Explorer" note="Any series with what was expected of it; any log template with its rate.">
        <div className="row wrap">
          <Tabs label="Show" options={kinds} value={choice.show} onChange={(show) => go({ show })} testId="explorer-kind" />
          <Tabs label="Time range" options={ranges} value={choice.range} onChange={(range) => go({ range })} />
        </div>
      </PageHead>
      {choice.show === 'logs' ? <LogsExplorer choice={choice} go={go} /> : <MetricsExplorer choice={choice} go={go} />}
    </>
  );
}
