import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useLive } from '../live/useLive';
import { useShortcuts } from '../state/useShortcuts';
import { DemoBanner } from './DemoBanner';
import { destinations } from './navigation';
import { PhoneBar } from './PhoneBar';
import { ShortcutHelp } from './ShortcutHelp';
import { SideNav } from './SideNav';
import { StopBanner } from './StopBanner';
import './Shell.css';

/** Menu, live connection, shortcuts and banner around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const live = useLive();
  const [, navigate] = useLocation();
  const [help, setHelp] = useState(false);
  useShortcuts({
    '?': () => setHelp(true),
    ...Object.fromEntries(destinations.map((d) => [`g ${d.key}`, () => navigate(d.path)])),
  });
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <SideNav live={live} onHelp={() => setHelp(true)} />
      <div className="content">
        <StopBanner />
        <DemoBanner />
        <main className="page" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <PhoneBar live={live} />
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
