/** How much of a budget is left; the number stands beside it. */
export function BudgetBar({ remaining }: { remaining: number }) {
  const left = Math.min(1, Math.max(0, remaining));
  const tone = left > 0.5 ? 'good' : left > 0.1 ? 'warn' : 'bad';
  return (
    <svg className={`budget-bar ${tone}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="back" width="100" height="8" />
      <rect width={100 * left} height="8" />
    </svg>
  );
}
