export type Command = 'suspend' | 'resume' | 'terminate' | 'purge';

export interface CommandWords {
  label: string;
  title: string;
  consequence: string;
  danger: boolean;
}

export const commandWords: Record<Command, CommandWords> = {
  suspend: {
    label: 'Suspend…',
    title: 'Suspend this workflow?',
    consequence: 'It takes no step until it is resumed: an approval that comes meanwhile is kept and acted upon then, unless it has expired.',
    danger: false,
  },
  resume: { label: 'Resume…', title: 'Resume this workflow?', consequence: 'It goes on where it stopped, with what came meanwhile.', danger: false },
  terminate: {
    label: 'Terminate…',
    title: 'Terminate this workflow?',
    consequence: 'It ends for good and nobody treats what it was about. An action that runs already is not called back; the history stays.',
    danger: true,
  },
  purge: {
    label: 'Delete…',
    title: 'Delete this ended workflow?',
    consequence: 'Its history is deleted. The incident, its approval and the audit stay.',
    danger: true,
  },
};

/** What the host takes in a state; it decides again when it is asked. */
export function commandsOf(state: string): Command[] {
  switch (state) {
    case 'pending':
    case 'running':
      return ['suspend', 'terminate'];
    case 'suspended':
    case 'parked':
      return ['resume', 'terminate'];
    default:
      return ['purge'];
  }
}
