import './States.css';

/** Grey shapes where the answer will be, announced once to screen readers. */
export function RowsSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" data-testid="loading">
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} className="skeleton row-line" />
      ))}
    </div>
  );
}

export function BlockSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <span className="skeleton block" />
    </div>
  );
}

export function LinesSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <span className="skeleton line" />
      <span className="skeleton line" />
      <span className="skeleton line w60" />
    </div>
  );
}

export function PageSkeleton() {
  return (
    <div className="stack" role="status" aria-label="Loading" data-testid="loading">
      <span className="skeleton title" />
      <span className="skeleton line w60" />
      <span className="skeleton block" />
      <span className="skeleton block" />
    </div>
  );
}
