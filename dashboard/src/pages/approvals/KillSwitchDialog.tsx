import { putJson } from '../../api/client';
import { ReasonDialog } from '../../components/ReasonDialog';

export function KillSwitchDialog({ on, onClose }: { on: boolean; onClose: () => void }) {
  return (
    <ReasonDialog
      title={on ? 'Stop every action?' : 'Allow actions again?'}
      confirm={on ? 'Stop all actions' : 'Allow actions'}
      danger={on}
      testId="kill-switch"
      send={(reason) => putJson('/api/killswitch', { on, reason })}
      outdates={[['killswitch']]}
      onDone={onClose}
      onClose={onClose}
    >
      <p className="small">
        {on
          ? 'Nothing runs any more, approved or not, on any host, until somebody lets go. Detection and diagnosis go on; actions that are under way end by themselves.'
          : 'The policy decides again what may run. What was waiting can be approved.'}
      </p>
    </ReasonDialog>
  );
}
