import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../api/queries';
import { connectLive, type LiveState } from './connection';
import { polled, touchedBy } from './touched';

const settleFor = 250;

/** Reads again what the host says has changed; bursts of events are folded into one read. */
export function useLive(): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const stale = new Map<string, readonly string[]>();
    let timer = 0;
    const flush = () => {
      timer = 0;
      for (const queryKey of stale.values()) void client.invalidateQueries({ queryKey });
      stale.clear();
    };
    const mark = (all: readonly (readonly string[])[]) => {
      for (const key of all) stale.set(key.join(' '), key);
      if (timer === 0) timer = window.setTimeout(flush, settleFor);
    };
    const stop = connectLive({
      onState: setState,
      onPoll: () => mark([...polled, keys.session]),
      onEvent: (name, data) => mark(name === 'hello' ? [keys.session] : touchedBy(name, data)),
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [client]);
  return state;
}
