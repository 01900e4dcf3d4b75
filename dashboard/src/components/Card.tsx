import { useId, type ReactNode } from 'react';
import './Card.css';

interface Props {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  testId?: string;
  className?: string;
  children: ReactNode;
}

export function Card({ title, note, actions, testId, className, children }: Props) {
  const id = useId();
  return (
    <section className={className ? `card ${className}` : 'card'} aria-labelledby={id} data-testid={testId}>
      <div className="card-head">
        <div className="row wrap grow">
          <h2 id={id}>{title}</h2>
          {note && <span className="card-note">{note}</span>}
        </div>
        {actions}
      </div>
      <div className="card-body">{children}</div>
    </section>
  );
}
