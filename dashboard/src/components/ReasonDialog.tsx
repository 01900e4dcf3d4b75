import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { explain } from '../format/problem';
import { Dialog } from './Dialog';

interface Props<T> {
  title: string;
  /** Words of the button that sends. */
  confirm: string;
  danger?: boolean;
  /** False while something else than the reason is missing, which is then looked at first. */
  ready?: boolean;
  /** Begins the test ids `-dialog` and `-reason`; the button is `confirm-` with it. */
  testId: string;
  send: (reason: string) => Promise<T>;
  /** What is read again afterwards, whether it went well or not. */
  outdates: readonly QueryKey[];
  onDone: (answer: T) => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks why before something is changed, sends it, and says the host's error in words. */
export function ReasonDialog<T>({ title, confirm, danger = false, ready = true, testId, send, outdates, onDone, onClose, children }: Props<T>) {
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const formId = useId();
  const change = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: onDone,
    onSettled: () => Promise.all(outdates.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const complete = ready && reason.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) change.mutate();
  };
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        Cancel
      </button>
      <button
        type="submit"
        form={formId}
        className={danger ? 'button danger solid' : 'button primary'}
        disabled={!complete || change.isPending}
        data-testid={`confirm-${testId}`}
      >
        {change.isPending ? 'Sending…' : confirm}
      </button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} foot={foot} testId={`${testId}-dialog`}>
      <form id={formId} className="stack" onSubmit={submit}>
        {children}
        <label className="field">
          <span>Why? (required, kept in the audit trail)</span>
          <textarea
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            data-testid={`${testId}-reason`}
            data-autofocus={ready || undefined}
          />
        </label>
        {change.error && (
          <p className="notice bad" role="alert">
            {explain(change.error).text}
          </p>
        )}
      </form>
    </Dialog>
  );
}
