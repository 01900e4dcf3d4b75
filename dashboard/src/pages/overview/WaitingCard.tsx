import { Link } from 'wouter';
import { useApprovals } from '../../api/queries';
import { Card } from '../../components/Card';
import { List } from '../../components/List';
import { Loaded } from '../../components/Loaded';
import { useNow } from '../../state/clock';
import { useCurrentSession } from '../../state/SessionGate';
import { ApprovalRow } from '../approvals/ApprovalRow';
import { waitsFor } from '../approvals/waiting';

export function WaitingCard() {
  const query = useApprovals('pending');
  const session = useCurrentSession();
  const now = useNow(5000);
  return (
    <Card
      title="Waits for you"
      actions={
        <Link className="small" href="/approvals">
          All approvals
        </Link>
      }
      testId="waits-for-me"
      className="overview-waits"
    >
      <Loaded query={query}>
        {({ items }) => {
          const mine = items.filter((a) => waitsFor(a, session, now));
          if (mine.length === 0)
            return (
              <p className="muted small">
                Nothing. {session.canApprove ? 'Plans that need your decision appear here.' : 'Your role may read plans, not decide on them.'}
              </p>
            );
          return (
            <List label="Waits for you" keyboard={false}>
              {mine.map((a) => (
                <ApprovalRow key={a.id} approval={a} brief />
              ))}
            </List>
          );
        }}
      </Loaded>
    </Card>
  );
}
