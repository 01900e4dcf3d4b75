import { postJson } from '../../api/client';
import type { WorkflowRow } from '../../api/types';
import { ReasonDialog } from '../../components/ReasonDialog';
import { sentence } from '../../format/names';
import { commandWords, type Command } from './commands';

/** Says what a command does, asks for the reason, and sends it. */
export function CommandDialog({ row, command, onClose }: { row: WorkflowRow; command: Command; onClose: () => void }) {
  const words = commandWords[command];
  return (
    <ReasonDialog
      title={words.title}
      confirm={words.label.replace('…', '')}
      danger={words.danger}
      testId="command"
      send={(reason) => postJson(`/api/workflows/${encodeURIComponent(row.id)}/${command}`, { reason })}
      outdates={[['workflows']]}
      onDone={onClose}
      onClose={onClose}
    >
      <p>
        <b>{sentence(row.workflow)}</b> <span className="muted break">{row.id}</span>
      </p>
      <p className="small">{words.consequence}</p>
    </ReasonDialog>
  );
}
