export type Phase = 'planned' | 'running' | 'over';
export const phaseNames: Record<Phase, string> = { planned: 'Planned', running: 'Running', over: 'Over' };

export function phaseOf(work: { from: string; to: string }, now: number): Phase {
  if (now < Date.parse(work.from)) return 'planned';
  return now < Date.parse(work.to) ? 'running' : 'over';
}

/** What a field of type datetime-local holds, in the viewer's zone. */
export function localField(at: number): string {
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
