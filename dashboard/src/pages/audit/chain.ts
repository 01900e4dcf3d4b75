import type { AuditRow } from '../../api/types';

export interface ChainCheck {
  links: number;
  brokenAt: number | null;
}

/** Whether each row names the hash of the row before it, wherever both are here. Only `audit verify` recomputes the hashes themselves. */
export function checkChain(rows: readonly AuditRow[]): ChainCheck {
  const sorted = [...rows].sort((a, b) => a.sequence - b.sequence);
  let links = 0;
  for (let i = 1; i < sorted.length; i++) {
    const row = sorted[i];
    const before = sorted[i - 1];
    if (!row || !before || row.sequence !== before.sequence + 1) continue;
    if (row.previousHash !== before.hash) return { links, brokenAt: row.sequence };
    links++;
  }
  return { links, brokenAt: null };
}
