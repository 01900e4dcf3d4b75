import { useState } from 'react';
import type { WorkflowRow } from '../../api/types';
import { useCurrentSession } from '../../state/SessionGate';
import { CommandDialog } from './CommandDialog';
import { commandsOf, commandWords, type Command } from './commands';

/** What may be done with an instance; only for those who may decide on actions, as the host asks of them too. */
export function WorkflowCommands({ row }: { row: WorkflowRow }) {
  const session = useCurrentSession();
  const [command, setCommand] = useState<Command | null>(null);
  if (!session.canApprove) return null;
  return (
    <span className="row wrap">
      {commandsOf(row.state).map((one) => (
        <button key={one} type="button" className="button quiet small" onClick={() => setCommand(one)} data-testid={`${one}-workflow`}>
          {commandWords[one].label}
        </button>
      ))}
      {command && <CommandDialog row={row} command={command} onClose={() => setCommand(null)} />}
    </span>
  );
}
