import { explain } from '../format/problem';
import './States.css';

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, text } = explain(error);
  return (
    <div className="state" role="alert" data-testid="error-state">
      <h2>{title}</h2>
      <p>{text}</p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
