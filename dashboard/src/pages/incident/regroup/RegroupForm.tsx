import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { keys } from '../../../api/queries';
import { Dialog } from '../../../components/Dialog';
import { explain } from '../../../format/problem';

interface Props<T> {
  title: string;
  explanation: string;
  confirm: string;
  ready: boolean;
  testId: string;
  send: (reason: string) => Promise<T>;
  onDone: (answer: T) => void;
  onClose: () => void;
  children: ReactNode;
}

/** What both dialogs share: the choice, the reason, and the error of the host in words. */
export function RegroupForm<T>({ title, explanation, confirm, ready, testId, send, onDone, onClose, children }: Props<T>) {
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const formId = useId();
  const regroup = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: onDone,
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['incident'] }), client.invalidateQueries({ queryKey: keys.incidents })]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && reason.trim() !== '') regroup.mutate();
  };
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        Cancel
      </button>
      <button
        type="submit"
        form={formId}
        className="button primary"
        disabled={!ready || reason.trim() === '' || regroup.isPending}
        data-testid={`confirm-${testId}`}
      >
        {regroup.isPending ? 'Sending…' : confirm}
      </button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} foot={foot} testId={`${testId}-dialog`}>
      <form id={formId} className="stack" onSubmit={submit}>
        <p className="small">{explanation}</p>
        {children}
        <label className="field">
          <span>Why? (required, kept in the audit trail)</span>
          <textarea
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            data-testid="regroup-reason"
          />
        </label>
        {regroup.error && (
          <p className="notice bad" role="alert">
            {explain(regroup.error).text}
          </p>
        )}
      </form>
    </Dialog>
  );
}
