import { useRef, type ReactNode } from 'react';
import { useShortcuts } from '../state/useShortcuts';
import './List.css';

/** Rows that j and k walk through; a row is whatever carries `data-row`. */
export function List({ label, testId, keyboard = true, children }: { label: string; testId?: string; keyboard?: boolean; children: ReactNode }) {
  const ref = useRef<HTMLUListElement>(null);
  const move = (by: number) => {
    const rows = [...(ref.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
    rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) }, keyboard);
  return (
    <ul className="list" ref={ref} aria-label={label} data-testid={testId}>
      {children}
    </ul>
  );
}
