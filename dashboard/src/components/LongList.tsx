import { useState, type ReactNode } from 'react';

interface Props {
  rows: readonly ReactNode[];
  /** Rows shown at once. */
  most: number;
  /** The ones that stay: the first, or the last with the button above. */
  keep?: 'first' | 'last';
  what: string;
  wrap: (rows: readonly ReactNode[]) => ReactNode;
}

/** Some of many rows, and a button for the others: what stands below stays in reach. */
export function LongList({ rows, most, keep = 'first', what, wrap }: Props) {
  const [all, setAll] = useState(false);
  const hidden = all || rows.length <= most + 1 ? 0 : rows.length - most;
  const button = hidden > 0 && (
    <button type="button" className="button small" onClick={() => setAll(true)} data-testid="show-all">
      Show {hidden} {what}
    </button>
  );
  if (keep === 'last')
    return (
      <>
        {button}
        {wrap(rows.slice(hidden))}
      </>
    );
  return (
    <>
      {wrap(rows.slice(0, rows.length - hidden))}
      {button}
    </>
  );
}
