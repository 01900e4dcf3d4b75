import { clockTime, utc } from '../format/time';
import { useNow } from '../state/clock';
import { useCurrentSession } from '../state/SessionGate';

export function HostClock() {
  const now = useNow(1000);
  const { demo } = useCurrentSession();
  return (
    <div className="num" title={utc(now)}>
      {clockTime(now, now)} host time{demo && demo.speed !== 1 ? ` · ${demo.speed}×` : ''}
    </div>
  );
}
