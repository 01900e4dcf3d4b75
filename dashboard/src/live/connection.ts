import { retryDelay } from './touched';

export type LiveState = 'connecting' | 'live' | 'polling';

export interface LiveHandlers {
  onState(state: LiveState): void;
  onEvent(name: string, data: { id?: string; status?: string; now?: string }): void;
  /** Called every few seconds while there is no stream. */
  onPoll(): void;
}

const eventNames = ['incident', 'approval', 'stats', 'hello'];
const pollEvery = 5000;

/** Keeps GET /api/live open; reconnects with growing waits and polls in the meantime. Returns the function that ends it. */
export function connectLive(handlers: LiveHandlers): () => void {
  let source: EventSource | null = null;
  let attempt = 0;
  let retryTimer = 0;
  let pollTimer = 0;
  let wasLive = false;

  function open(): void {
    source = new EventSource('/api/live');
    source.onopen = () => {
      attempt = 0;
      window.clearInterval(pollTimer);
      pollTimer = 0;
      if (wasLive) handlers.onPoll(); // what happened while the stream was away
      wasLive = true;
      handlers.onState('live');
    };
    source.onerror = () => {
      source?.close();
      handlers.onState('polling');
      if (pollTimer === 0) pollTimer = window.setInterval(handlers.onPoll, pollEvery);
      retryTimer = window.setTimeout(open, retryDelay(attempt++));
    };
    for (const name of eventNames) source.addEventListener(name, (event) => handlers.onEvent(name, parse((event as MessageEvent<string>).data)));
  }

  open();
  return () => {
    source?.close();
    window.clearTimeout(retryTimer);
    window.clearInterval(pollTimer);
  };
}

function parse(data: string): { id?: string; now?: string } {
  try {
    return (JSON.parse(data) ?? {}) as { id?: string; now?: string };
  } catch {
    return {};
  }
}
