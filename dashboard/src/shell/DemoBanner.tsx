import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useApprovals } from '../api/queries';
import { Icon } from '../components/Icon';
import { useCurrentSession } from '../state/SessionGate';
import './DemoBanner.css';

const storageKey = 'aiops.demo-banner';

/** Says what is simulated and what to click next; can be put away for the rest of the browser session. */
export function DemoBanner() {
  const { demo } = useCurrentSession();
  const [hidden, setHidden] = useState(sessionStorage.getItem(storageKey) === 'hidden');
  const [location] = useLocation();
  const { data } = useApprovals('pending');
  if (!demo?.enabled || hidden) return null;
  const next = data?.items[0];
  const target = next ? `/incidents/${encodeURIComponent(next.incidentId)}` : null;
  const hide = () => {
    sessionStorage.setItem(storageKey, 'hidden');
    setHidden(true);
  };
  return (
    <aside className="demo" aria-label="About this demo" data-testid="demo-banner">
      <p>
        <strong>Demo estate.</strong> The telemetry and the Azure control plane are simulated{demo.speed !== 1 && <> and time runs {demo.speed}×</>};
        detection, diagnosis, policy, approval and audit are the product itself.{' '}
        {next
          ? target === location
            ? 'Next: read the cause and the plan, then press Approve.'
            : 'Next: open the incident that waits for you.'
          : 'Next: a fault is on its way; the incident will appear in the list.'}
      </p>
      {target && target !== location && (
        <Link href={target} className="button small primary" data-testid="demo-next">
          Open incident
        </Link>
      )}
      <button type="button" className="button quiet small" onClick={hide} aria-label="Hide the demo notice">
        <Icon name="close" />
      </button>
    </aside>
  );
}
