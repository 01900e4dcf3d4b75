import type { ReactNode } from 'react';
import { useTitle } from '../state/useTitle';

export function PageHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  useTitle(title);
  return (
    <header className="row wrap spread">
      <div>
        <h1>{title}</h1>
        {note && <p className="muted small">{note}</p>}
      </div>
      {children}
    </header>
  );
}
