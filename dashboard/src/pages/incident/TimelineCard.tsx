import type { UseQueryResult } from '@tanstack/react-query';
import type { TimelineEntry } from '../../api/types';
import { Card } from '../../components/Card';
import { EvidenceChips } from '../../components/EvidenceChips';
import { Icon, type IconName } from '../../components/Icon';
import { Loaded } from '../../components/Loaded';
import { LongList } from '../../components/LongList';
import { Time } from '../../components/Time';
import { TimedText } from '../../components/TimedText';
import { splitLead } from '../../format/sentences';
import './Timeline.css';

const icons: Record<string, IconName> = {
  alert: 'incident',
  incident: 'incident',
  diagnosis: 'eye',
  plan: 'workflow',
  policy: 'settings',
  approval: 'approval',
  action: 'bolt',
  verification: 'check',
  notification: 'letter',
  change: 'workflow',
  operator: 'person',
  rollback: 'undo',
};

export function TimelineCard({ query }: { query: UseQueryResult<TimelineEntry[]> }) {
  return (
    <Card title="Timeline" note="times in your zone, UTC on hover" testId="timeline">
      <Loaded query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <p className="muted">Nothing yet.</p>
          ) : (
            <LongList
              most={20}
              keep="last"
              what="earlier moments"
              wrap={(rows) => <ol className="timeline">{rows}</ol>}
              rows={entries.map((entry, i) => (
                <Moment key={i} entry={entry} />
              ))}
            />
          )
        }
      </Loaded>
    </Card>
  );
}

function Moment({ entry }: { entry: TimelineEntry }) {
  return (
    <li className="moment" data-testid="timeline-entry" data-kind={entry.kind}>
      <Time at={entry.at} />
      <span className={`moment-icon ${entry.kind}`}>
        <Icon name={icons[entry.kind] ?? 'clock'} />
      </span>
      <div className="moment-body">
        <div className="moment-title">{entry.title}</div>
        {(entry.text || entry.actor) && (
          <div className="moment-text">
            <TimedText text={shortened(entry.text)} />
            {entry.actor && (
              <span className="nowrap">
                {entry.text && ' · '}by {entry.actor}
              </span>
            )}
          </div>
        )}
        {entry.evidenceIds.length > 0 && <EvidenceChips ids={entry.evidenceIds} />}
      </div>
    </li>
  );
}

/** The diagnosis repeats the whole summary, which stands above already: two sentences are enough here. */
function shortened(text: string): string {
  const { lead, rest } = splitLead(text, 2);
  return rest ? `${lead} …` : lead;
}
