import { clockTime, duration, relative, utc } from '../format/time';
import { useNow } from '../state/clock';

interface Props {
  at: string;
  form?: 'clock' | 'relative' | 'age' | 'minute';
}

/** A moment in the viewer's zone, or relative to the host's clock; UTC on hover. */
export function Time({ at, form = 'clock' }: Props) {
  const now = useNow(form === 'clock' || form === 'minute' ? 60_000 : 1000);
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return <span>–</span>;
  const local = clockTime(ms, now);
  const text = form === 'clock' ? local : form === 'minute' ? clockTime(ms, now, false) : form === 'age' ? duration(now - ms) : relative(ms, now);
  return (
    <time className="num nowrap" dateTime={at} title={`${local} your time · ${utc(ms)}`}>
      {text}
    </time>
  );
}
