import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { putJson } from '../../api/client';
import { Dialog } from '../../components/Dialog';
import { explain } from '../../format/problem';

export function KillSwitchDialog({ on, onClose }: { on: boolean; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const formId = useId();
  const set = useMutation({
    mutationFn: () => putJson('/api/killswitch', { on, reason: reason.trim() }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['killswitch'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') set.mutate();
  };
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        Cancel
      </button>
      <button
        type="submit"
        form={formId}
        className={on ? 'button danger solid' : 'button primary'}
        disabled={reason.trim() === '' || set.isPending}
        data-testid="confirm-kill-switch"
      >
        {on ? 'Stop all actions' : 'Allow actions'}
      </button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={on ? 'Stop every action?' : 'Allow actions again?'} foot={foot} testId="kill-switch-dialog">
      <form id={formId} className="stack" onSubmit={submit}>
        <p className="small">
          {on
            ? 'Nothing runs any more, approved or not, on any host, until somebody lets go. Detection and diagnosis go on; actions that are under way end by themselves.'
            : 'The policy decides again what may run. What was waiting can be approved.'}
        </p>
        <label className="field">
          <span>Why? (required, kept in the audit trail)</span>
          <textarea
            className="input"
            maxLength={1000}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            data-testid="kill-switch-reason"
          />
        </label>
        {set.error && (
          <p className="notice bad" role="alert">
            {explain(set.error).text}
          </p>
        )}
      </form>
    </Dialog>
  );
}
