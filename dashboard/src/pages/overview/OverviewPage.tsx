import { useStats } from '../../api/queries';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { FunnelCard } from './FunnelCard';
import { OpenCard } from './OpenCard';
import { Tiles } from './Tiles';
import { WaitingCard } from './WaitingCard';
import './Overview.css';

export default function OverviewPage() {
  const stats = useStats();
  return (
    <>
      <PageHead title="Overview" />
      <Loaded query={stats} skeleton={<RowsSkeleton rows={2} />}>
        {(data) => <Tiles stats={data} />}
      </Loaded>
      <div className="overview-cols">
        <WaitingCard />
        <OpenCard />
        {stats.data && <FunnelCard stats={stats.data} />}
      </div>
    </>
  );
}
