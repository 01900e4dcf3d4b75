import { Link } from 'wouter';
import './States.css';

interface Props {
  title: string;
  text: string;
  action?: { label: string; href: string };
  compact?: boolean;
}

export function EmptyState({ title, text, action, compact = false }: Props) {
  return (
    <div className={compact ? 'state compact' : 'state'} data-testid="empty-state">
      {compact ? <h3>{title}</h3> : <h2>{title}</h2>}
      <p>{text}</p>
      {action && (
        <Link className="button" href={action.href}>
          {action.label}
        </Link>
      )}
    </div>
  );
}
