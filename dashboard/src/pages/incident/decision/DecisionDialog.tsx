import { useId, useState, type FormEvent } from 'react';
import { ApiError } from '../../../api/client';
import type { Approval, DecisionRequest } from '../../../api/types';
import { Dialog } from '../../../components/Dialog';
import { actionName, resourceName } from '../../../format/names';
import { explainDecision } from '../../../format/problem';
import { DryRun } from '../plan/DryRun';
import { parameterText } from '../plan/parameters';
import { consequence } from './consequence';
import { useDecide } from './useDecide';

interface Props {
  decision: DecisionRequest['decision'];
  approval: Approval;
  token?: string | undefined;
  onClose: () => void;
}

/** Statuses after which trying again with the same plan cannot help. */
const final = [403, 409, 410, 412];

/** Says once more what will happen, asks for the reason, and sends the decision. */
export function DecisionDialog({ decision, approval, token, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = useDecide(approval, token, onClose);
  const formId = useId();
  const parameters = parameterText(approval.plan.action);
  const approve = decision === 'approve';
  const ended = decide.error instanceof ApiError && final.includes(decide.error.status);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setMissing(true);
    else decide.mutate({ decision, reason: reason.trim() });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={approve ? 'Approve this plan?' : 'Reject this plan?'}
      testId="decision-dialog"
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {ended ? 'Close' : 'Cancel'}
          </button>
          {!ended && (
            <button
              type="submit"
              form={formId}
              className={approve ? 'button primary' : 'button danger solid'}
              disabled={decide.isPending}
              data-testid={approve ? 'confirm-approve' : 'confirm-reject'}
            >
              {decide.isPending ? 'Sending…' : approve ? 'Approve and run' : 'Reject plan'}
            </button>
          )}
        </>
      }
    >
      <form id={formId} className="stack" onSubmit={submit} noValidate>
        <p>
          <b>{actionName(approval.plan.action.actionId)}</b> on <b className="break">{resourceName(approval.plan.action.targetId)}</b>
          {parameters && <span className="muted break"> ({parameters})</span>}
        </p>
        <DryRun changes={approval.plan.changes} />
        <p className="small">{consequence(decision, approval)}</p>
        <label className="field">
          <span>Reason (required, kept in the audit trail)</span>
          <textarea
            className="input"
            value={reason}
            maxLength={1000}
            data-autofocus
            aria-invalid={missing}
            data-testid="reason-input"
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
            }}
            placeholder={approve ? 'For example: matches the runbook, one instance of four' : 'For example: a release is running, wait until 15:00'}
          />
        </label>
        {missing && (
          <p className="notice bad" role="alert">
            <strong>A reason is needed</strong> One sentence is enough.
          </p>
        )}
        {decide.error && <DecisionError error={decide.error} />}
      </form>
    </Dialog>
  );
}

function DecisionError({ error }: { error: unknown }) {
  const { title, text } = explainDecision(error);
  return (
    <div className="notice bad" role="alert" data-testid="decision-error">
      <strong>{title}</strong>
      <span>{text}</span>
    </div>
  );
}
