import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { IncidentSummary } from '../../api/types';
import { useMediaQuery } from '../../state/useMediaQuery';
import { useShortcuts } from '../../state/useShortcuts';
import { IncidentRow } from './IncidentRow';
import { useWaitingIds } from './useWaitingIds';

interface Props {
  items: readonly IncidentSummary[];
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

/** A virtual list: only the rows in sight are in the page, so 10,000 incidents scroll like ten. */
export function IncidentList({ items, hasMore, loadingMore, onMore }: Props) {
  const space = useRef<HTMLDivElement>(null);
  const height = useMediaQuery('(max-width: 900px)') ? 97 : 65;
  const waiting = useWaitingIds();
  const [active, setActive] = useState(-1);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(space.current?.offsetTop ?? 0));
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin: offset,
    getItemKey: (i) => items[i]?.id ?? i,
  });
  const visible = rows.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;

  useEffect(() => rows.measure(), [height, rows]);
  useEffect(() => {
    if (hasMore && !loadingMore && lastVisible >= items.length - 10) onMore();
  }, [hasMore, loadingMore, lastVisible, items.length, onMore]);

  const move = (by: number) => {
    const next = Math.min(items.length - 1, Math.max(0, active + by));
    setActive(next);
    rows.scrollToIndex(next);
    window.requestAnimationFrame(() => space.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true }));
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });

  return (
    <div>
      <div className="incident-grid incident-head" aria-hidden="true">
        <span>Sev</span>
        <span>Incident</span>
        <span>Status</span>
        <span>Likely cause</span>
        <span className="right">Alerts</span>
        <span className="right">Age</span>
      </div>
      <div className="incident-space" role="list" aria-label="Incidents" ref={space} style={{ height: rows.getTotalSize() }}>
        {visible.map((row) => {
          const incident = items[row.index];
          return (
            incident && (
              <div role="listitem" key={row.key} aria-setsize={hasMore ? -1 : items.length} aria-posinset={row.index + 1}>
                <IncidentRow
                  incident={incident}
                  index={row.index}
                  top={row.start - offset}
                  waitsForMe={waiting.has(incident.id)}
                  onFocus={setActive}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
