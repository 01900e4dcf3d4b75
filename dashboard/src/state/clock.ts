import { createContext, useContext, useEffect, useState } from 'react';

/** The host's clock at one moment of the browser's clock, and how fast it runs (a demo's clock runs faster). */
export interface ClockAnchor {
  hostTime: number;
  browserTime: number;
  speed: number;
}

export function hostNow(anchor: ClockAnchor, browserNow: number): number {
  return anchor.hostTime + (browserNow - anchor.browserTime) * anchor.speed;
}

export const ClockContext = createContext<ClockAnchor>({ hostTime: 0, browserTime: 0, speed: 1 });

/** The host's time now; the component is drawn again every `every` ms. */
export function useNow(every = 1000): number {
  const anchor = useContext(ClockContext);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => tick((n) => n + 1), every);
    return () => window.clearInterval(timer);
  }, [every]);
  return hostNow(anchor, Date.now());
}
