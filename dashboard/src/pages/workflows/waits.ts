import { sentence } from '../../format/names';

/** The incident that an instance is about, from its id; null when it is about none. */
export function incidentOf(id: string): string | null {
  return /(?:^|-)(inc-[a-z0-9]+-(?:[a-f0-9]{12}|[a-f0-9]{6})|inc-[a-f0-9]{8})(?:-|$)/.exec(id)?.[1] ?? null;
}

/** What an instance waits for in words; the host names activities, events, timers (with the UTC time) and children. */
export function waitText(wait: string): string {
  const timer = /^timer (\S+Z)$/.exec(wait);
  if (timer?.[1]) return `a timer at ${new Date(timer[1]).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`;
  const activity = /^activity (\S+)(.*)$/.exec(wait);
  if (activity?.[1]) return `the step “${sentence(spaced(activity[1]))}”${activity[2] ?? ''}`;
  const child = /^workflow (\S+) /.exec(wait);
  if (child?.[1]) return `the workflow “${sentence(spaced(child[1]))}”`;
  return wait.startsWith('event ') ? `the event “${spaced(wait.slice(6))}”` : wait;
}

const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
