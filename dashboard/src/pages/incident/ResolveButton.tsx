import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { postJson } from '../../api/client';
import { keys } from '../../api/queries';
import type { IncidentDetail } from '../../api/types';
import { Dialog } from '../../components/Dialog';
import { explain } from '../../format/problem';
import '../../components/States.css';

/** An incident that was handed to a person is ended by a person, with the reason. */
export function ResolveButton({ incident }: { incident: IncidentDetail }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const formId = useId();
  const resolve = useMutation({
    mutationFn: () => postJson(`/api/incidents/${encodeURIComponent(incident.id)}/resolve`, { reason: reason.trim() }),
    onSuccess: () => setOpen(false),
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey: keys.incident(incident.id) }), client.invalidateQueries({ queryKey: keys.incidents })]),
  });
  if (incident.status !== 'escalated') return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') resolve.mutate();
  };
  const foot = (
    <button type="submit" form={formId} className="button primary" disabled={reason.trim() === '' || resolve.isPending} data-testid="confirm-resolve">
      Mark as resolved
    </button>
  );
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)} data-testid="resolve-button">
        Resolve…
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Is it over?" foot={foot}>
        <form id={formId} className="stack" onSubmit={submit}>
          <p className="small">Nothing is run. The incident is closed under your name.</p>
          <label className="field">
            <span>Why is it over? (required, kept in the audit trail)</span>
            <textarea
              className="input"
              value={reason}
              maxLength={1000}
              data-autofocus
              data-testid="resolve-reason"
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          {resolve.error && (
            <p className="notice bad" role="alert">
              {explain(resolve.error).text}
            </p>
          )}
        </form>
      </Dialog>
    </>
  );
}
