import { Link, useLocation } from 'wouter';
import { Icon } from '../components/Icon';
import type { LiveState } from '../live/connection';
import { useCurrentSession } from '../state/SessionGate';
import { HostClock } from './HostClock';
import { LiveDot } from './LiveDot';
import { destinations, isHere } from './navigation';
import { ThemeSwitch } from './ThemeSwitch';
import { useWaiting } from './useWaiting';

export function SideNav({ live, onHelp }: { live: LiveState; onHelp: () => void }) {
  const [location] = useLocation();
  const session = useCurrentSession();
  const waiting = useWaiting();
  return (
    <nav className="nav" aria-label="Main">
      <div className="nav-in">
        <Link href="/" className="brand">
          <img src="/icon.svg" width={24} height={24} alt="" /> AIOps
        </Link>
        {destinations.map((d) => (
          <Link
            key={d.path}
            href={d.path}
            className={d.group ? 'nav-item first' : 'nav-item'}
            aria-current={isHere(d.path, location) ? 'page' : undefined}
            data-testid={`nav-${d.label.toLowerCase().replace(' ', '-')}`}
          >
            <Icon name={d.icon} /> {d.label}
            {d.path === '/approvals' && waiting > 0 && (
              <span className="nav-count" data-testid="waiting-count">
                {waiting}
                <span className="visually-hidden"> waiting</span>
              </span>
            )}
          </Link>
        ))}
        <div className="nav-foot">
          <LiveDot state={live} />
          <HostClock />
          <div className="who" title={`Signed in as ${session.name} (${session.source})`}>
            {session.displayName}
          </div>
          <div className="row spread">
            <ThemeSwitch />
            <button type="button" className="button quiet small" onClick={onHelp}>
              <kbd>?</kbd> Keys
            </button>
          </div>
        </div>
      </div>
    </nav>
  );
}
