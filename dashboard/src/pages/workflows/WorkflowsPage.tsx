import { useState } from 'react';
import { useWorkflows } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { List } from '../../components/List';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { WorkflowLine } from './WorkflowLine';
import { states } from './states';

export default function WorkflowsPage() {
  const [state, setState] = useState('');
  const query = useWorkflows(state);
  return (
    <>
      <PageHead title="Workflows" note="Long-running work, stored step by step: after a crash it continues where it was." />
      <div className="row">
        <Tabs label="State" options={states} value={state} onChange={setState} testId="workflow-filter" />
      </div>
      <Loaded query={query} skeleton={<RowsSkeleton />}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="list">
              <EmptyState title="No workflow here" text={state ? 'None is in this state.' : 'A workflow starts with every incident.'} />
            </div>
          ) : (
            <List label="Workflows" testId="workflows">
              {items.map((row) => (
                <WorkflowLine key={row.id} row={row} />
              ))}
            </List>
          )
        }
      </Loaded>
    </>
  );
}
