import type { IncidentDetail } from '../../api/types';
import { Card } from '../../components/Card';
import { LongList } from '../../components/LongList';
import { plural } from '../../format/number';
import { AlertLine } from './AlertLine';
import { RegroupButtons } from './regroup/RegroupButtons';

/** The alerts, each with the reason why it is in this incident. */
export function AlertsCard({ incident }: { incident: IncidentDetail }) {
  const alerts = [...incident.alerts].sort((a, b) => Date.parse(a.alert.startsAt) - Date.parse(b.alert.startsAt));
  const hidden = incident.alertCount - alerts.length;
  return (
    <Card
      title="Why these alerts are together"
      note={plural(incident.alertCount, 'alert')}
      actions={<RegroupButtons incident={incident} />}
      testId="alerts"
    >
      <LongList
        most={6}
        what="more alerts"
        wrap={(rows) => <ul>{rows}</ul>}
        rows={alerts.map((member) => (
          <AlertLine key={member.alert.id} incident={incident} member={member} />
        ))}
      />
      {hidden > 0 && <p className="small muted">{plural(hidden, 'more alert')} of the same problem; the API lists them all.</p>}
    </Card>
  );
}
