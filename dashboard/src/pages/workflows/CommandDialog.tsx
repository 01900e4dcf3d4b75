import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { postJson } from '../../api/client';
import type { WorkflowRow } from '../../api/types';
import { Dialog } from '../../components/Dialog';
import { sentence } from '../../format/names';
import { explain } from '../../format/problem';
import { commandWords, type Command } from './commands';

/** Says what a command does, asks for the reason, and sends it. */
export function CommandDialog({ row, command, onClose }: { row: WorkflowRow; command: Command; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const formId = useId();
  const words = commandWords[command];
  const send = useMutation({
    mutationFn: () => postJson(`/api/workflows/${encodeURIComponent(row.id)}/${command}`, { reason: reason.trim() }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['workflows'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') send.mutate();
  };
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        Cancel
      </button>
      <button
        type="submit"
        form={formId}
        className={words.danger ? 'button danger solid' : 'button primary'}
        disabled={reason.trim() === '' || send.isPending}
        data-testid="confirm-command"
      >
        {send.isPending ? 'Sending…' : words.label.replace('…', '')}
      </button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={words.title} foot={foot} testId="command-dialog">
      <form id={formId} className="stack" onSubmit={submit}>
        <p>
          <b>{sentence(row.workflow)}</b> <span className="muted break">{row.id}</span>
        </p>
        <p className="small">{words.consequence}</p>
        <label className="field">
          <span>Why? (required, kept in the audit trail)</span>
          <textarea
            className="input"
            maxLength={1000}
            value={reason}
            data-autofocus
            data-testid="command-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        {send.error && (
          <p className="notice bad" role="alert">
            {explain(send.error).text}
          </p>
        )}
      </form>
    </Dialog>
  );
}
