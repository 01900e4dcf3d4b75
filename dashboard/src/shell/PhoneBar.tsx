import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Dialog } from '../components/Dialog';
import { Icon } from '../components/Icon';
import type { LiveState } from '../live/connection';
import { HostClock } from './HostClock';
import { LiveDot } from './LiveDot';
import { destinations, isHere } from './navigation';
import { ThemeSwitch } from './ThemeSwitch';
import { useWaiting } from './useWaiting';

/** The menu of a phone: four pages at the bottom, the rest behind "More". */
export function PhoneBar({ live }: { live: LiveState }) {
  const [location] = useLocation();
  const [open, setOpen] = useState(false);
  const waiting = useWaiting();
  return (
    <nav className="phone-bar" aria-label="Main, phone">
      {destinations
        .filter((d) => d.phone)
        .map((d) => (
          <Link key={d.path} href={d.path} className="phone-item" aria-current={isHere(d.path, location) ? 'page' : undefined}>
            <Icon name={d.icon} size={20} /> {d.label}
            {d.path === '/approvals' && waiting > 0 && (
              <span className="nav-count">
                {waiting}
                <span className="visually-hidden"> waiting</span>
              </span>
            )}
          </Link>
        ))}
      <button type="button" className="phone-item" onClick={() => setOpen(true)}>
        <Icon name="more" size={20} /> More
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="More">
        <div className="stack">
          {destinations
            .filter((d) => !d.phone)
            .map((d) => (
              <Link key={d.path} href={d.path} className="nav-item" onClick={() => setOpen(false)}>
                <Icon name={d.icon} /> {d.label}
              </Link>
            ))}
          <LiveDot state={live} />
          <HostClock />
          <div>
            <ThemeSwitch />
          </div>
        </div>
      </Dialog>
    </nav>
  );
}
