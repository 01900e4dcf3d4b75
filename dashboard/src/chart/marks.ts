import type { TimelineEntry } from '../api/types';

export type MarkKind = 'change' | 'action' | 'approval' | 'verification' | 'incident';
export interface Mark {
  at: number;
  kind: MarkKind;
  title: string;
}
export interface Pin {
  x: number;
  kind: MarkKind;
  marks: Mark[];
}

/** Where the plot's time axis lies: times in ms, place in CSS pixels. */
export interface TimeAxis {
  from: number;
  to: number;
  left: number;
  width: number;
}

/** Smallest distance of two pins in pixels. */
export const pinGap = 24;

export function toPixels(axis: TimeAxis, at: number): number {
  return axis.left + ((at - axis.from) / (axis.to - axis.from)) * axis.width;
}

const shown: readonly MarkKind[] = ['incident', 'change', 'approval', 'action', 'verification'];

const fromTimeline: readonly string[] = ['change', 'approval', 'action', 'verification'];

/** What belongs on the time axis of a chart: when the incident was opened, and what was changed, decided, done and proved. */
export function marksOf(timeline: readonly TimelineEntry[], openedAt?: string): Mark[] {
  const marks = timeline
    .filter((entry) => fromTimeline.includes(entry.kind))
    .map((entry) => ({ at: Date.parse(entry.at), kind: entry.kind as MarkKind, title: entry.title }));
  return openedAt ? [{ at: Date.parse(openedAt), kind: 'incident', title: 'Incident opened' }, ...marks] : marks;
}

/** Pins at least `gap` pixels apart: marks that would overlap share one pin of the most telling kind. */
export function clusterMarks(marks: readonly Mark[], toX: (at: number) => number, least: number, most: number, gap: number): Pin[] {
  const pins: Pin[] = [];
  for (const mark of [...marks].sort((a, b) => a.at - b.at)) {
    const x = toX(mark.at);
    if (!(x >= least && x <= most)) continue;
    const last = pins.at(-1);
    if (last && x - last.x < gap) {
      last.marks.push(mark);
      if (shown.indexOf(mark.kind) > shown.indexOf(last.kind)) last.kind = mark.kind;
    } else {
      pins.push({ x, kind: mark.kind, marks: [mark] });
    }
  }
  return pins;
}
