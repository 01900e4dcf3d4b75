import { Icon, type IconName } from '../components/Icon';
import { clockTime } from '../format/time';
import { useNow } from '../state/clock';
import type { MarkKind, Pin } from './marks';

const icons: Record<MarkKind, IconName> = { change: 'workflow', action: 'bolt', approval: 'approval', verification: 'check', incident: 'incident' };
const edge = 140;

/** A mark above the plot: what happened then, on hover and focus. */
export function MarkPin({ pin, width }: { pin: Pin; width: number }) {
  const now = useNow(60_000);
  const side = pin.x < edge ? ' left' : pin.x > width - edge ? ' right' : '';
  const lines = pin.marks.map((mark) => `${clockTime(mark.at, now)} ${mark.title}`);
  return (
    <button
      type="button"
      className={`chart-pin ${pin.kind}${side}`}
      style={{ left: pin.x }}
      aria-label={`${pin.marks.length > 1 ? `${pin.marks.length}: ` : ''}${lines.join('; ')}`}
      data-testid="chart-mark"
      data-kind={pin.kind}
    >
      {pin.marks.length > 1 ? pin.marks.length : <Icon name={icons[pin.kind]} />}
      <span className="chart-tip" aria-hidden="true">
        {lines.map((line) => (
          <span key={line}>
            {line}
            <br />
          </span>
        ))}
      </span>
    </button>
  );
}
