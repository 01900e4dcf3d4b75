import type { LiveState } from '../live/connection';

const text: Record<LiveState, string> = { live: 'Live', connecting: 'Connecting', polling: 'Reconnecting, reading every 5 s' };

export function LiveDot({ state }: { state: LiveState }) {
  return (
    <div className={`live ${state}`} role="status" data-testid="live-state" data-state={state}>
      <i aria-hidden="true" /> {text[state]}
    </div>
  );
}
