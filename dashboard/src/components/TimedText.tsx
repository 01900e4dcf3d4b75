import { splitMoments } from '../format/moments';
import { Time } from './Time';

/** A sentence of the host: its moments, which it writes in UTC, are shown in the viewer's zone. */
export function TimedText({ text }: { text: string }) {
  return <>{splitMoments(text).map((part, i) => (typeof part === 'string' ? part : <Time key={i} at={part.at} form="minute" />))}</>;
}
