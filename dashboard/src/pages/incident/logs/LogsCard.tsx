import { useIncidentLogs } from '../../../api/pageQueries';
import { Card } from '../../../components/Card';
import { Time } from '../../../components/Time';
import { LogLine } from './LogLine';
import './Logs.css';

const most = 8;

/** What the logs say since it began that they did not say before; hidden while a host knows nothing of logs here. */
export function LogsCard({ incidentId }: { incidentId: string }) {
  const { data } = useIncidentLogs(incidentId);
  if (!data || data.items.length === 0) return null;
  const rest = data.items.slice(most);
  return (
    <Card
      title="What is new in the logs"
      note={
        <>
          since <Time at={data.since} form="minute" />, against the time from <Time at={data.baselineFrom} form="minute" />
        </>
      }
      testId="incident-logs"
    >
      {data.change && (
        <p className="small">
          Last change before it: <b>{data.change.title}</b>, <Time at={data.change.at} form="minute" />
        </p>
      )}
      <ul>
        {data.items.slice(0, most).map((item) => (
          <LogLine key={`${item.templateId} ${item.resourceId} ${item.category}`} item={item} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary className="link small">{rest.length} more</summary>
          <ul>
            {rest.map((item) => (
              <LogLine key={`${item.templateId} ${item.resourceId} ${item.category}`} item={item} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
