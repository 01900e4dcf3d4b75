import { useState } from 'react';
import { useApprovals } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { List } from '../../components/List';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { ApprovalRow } from './ApprovalRow';
import { KillSwitchButton } from './KillSwitchButton';
import { ReviewList } from './ReviewList';

const tabs = [
  { value: 'pending', label: 'Pending' },
  { value: 'decided', label: 'Decided' },
  { value: 'all', label: 'All' },
  { value: 'reviews', label: 'Emergency reviews' },
] as const;
type Tab = (typeof tabs)[number]['value'];

export default function ApprovalsPage() {
  const [tab, setTab] = useState<Tab>('pending');
  return (
    <>
      <PageHead title="Approvals" note="Plans that may only run after a person has agreed. No answer counts as no.">
        <KillSwitchButton />
      </PageHead>
      <div className="row">
        <Tabs label="Show" options={tabs} value={tab} onChange={setTab} testId="approval-filter" />
      </div>
      {tab === 'reviews' ? <ReviewList /> : <Requests tab={tab} />}
    </>
  );
}

function Requests({ tab }: { tab: Tab }) {
  const query = useApprovals(tab === 'pending' ? 'pending' : undefined);
  return (
    <Loaded query={query} skeleton={<RowsSkeleton rows={4} />}>
      {({ items }) => {
        const shown = tab === 'decided' ? items.filter((a) => a.status !== 'pending') : items;
        if (shown.length === 0)
          return (
            <div className="list">
              <EmptyState
                title={tab === 'pending' ? 'Nothing waits' : 'No approvals yet'}
                text="A plan that needs a person's decision shows up here and on its incident."
                action={{ label: 'Go to incidents', href: '/incidents' }}
              />
            </div>
          );
        return (
          <List label="Approvals" testId="approvals">
            {shown.map((a) => (
              <ApprovalRow key={a.id} approval={a} />
            ))}
          </List>
        );
      }}
    </Loaded>
  );
}
