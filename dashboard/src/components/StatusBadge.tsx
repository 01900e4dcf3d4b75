import type { ApprovalStatus, IncidentStatus } from '../api/types';
import { approvalNames, statusNames } from '../format/names';
import { Icon, type IconName } from './Icon';
import './Badge.css';

const icons: Record<IncidentStatus, IconName> = {
  open: 'eye',
  'awaiting-approval': 'approval',
  remediating: 'bolt',
  verifying: 'clock',
  resolved: 'check',
  escalated: 'person',
};

export function StatusBadge({ status, testId }: { status: IncidentStatus; testId?: string }) {
  return (
    <span className={`badge ${status}`} data-testid={testId} data-status={status}>
      <Icon name={icons[status] ?? 'eye'} />
      {statusNames[status] ?? status}
    </span>
  );
}

export function ApprovalBadge({ status }: { status: ApprovalStatus }) {
  return (
    <span className={`badge ${status}`} data-testid="approval-status" data-status={status}>
      {approvalNames[status] ?? status}
    </span>
  );
}
