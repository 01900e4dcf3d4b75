import { Link } from 'wouter';
import { useKillSwitch } from '../api/pageQueries';
import { Time } from '../components/Time';
import './DemoBanner.css';

/** Says on every page that nothing runs, by whom and why. */
export function StopBanner() {
  const { data } = useKillSwitch();
  if (!data?.on) return null;
  return (
    <aside className="demo stopped" aria-label="Actions are stopped" data-testid="stop-banner">
      <p>
        <strong>All actions are stopped</strong> by {data.actor}, <Time at={data.at} form="relative" />: {data.reason}{' '}
        <Link href="/approvals">Approvals</Link>
      </p>
    </aside>
  );
}
