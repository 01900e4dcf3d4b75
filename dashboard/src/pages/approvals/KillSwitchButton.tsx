import { useState } from 'react';
import { useKillSwitch } from '../../api/pageQueries';
import { Icon } from '../../components/Icon';
import { KillSwitchDialog } from './KillSwitchDialog';

/** Stops every action at once, also those that were approved. Anybody may throw it. */
export function KillSwitchButton() {
  const { data } = useKillSwitch();
  const [open, setOpen] = useState(false);
  if (!data) return null;
  return (
    <>
      <button type="button" className={data.on ? 'button' : 'button danger'} onClick={() => setOpen(true)} data-testid="kill-switch">
        <Icon name="stop" /> {data.on ? 'Allow actions again…' : 'Stop all actions…'}
      </button>
      {open && <KillSwitchDialog on={!data.on} onClose={() => setOpen(false)} />}
    </>
  );
}
