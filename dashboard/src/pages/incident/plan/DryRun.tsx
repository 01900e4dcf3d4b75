import type { RemediationPlan } from '../../../api/types';

/** What the action would change, as the dry run saw it. */
export function DryRun({ changes }: { changes: RemediationPlan['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <table className="diff" data-testid="dry-run">
      <thead>
        <tr>
          <th scope="col">Dry run</th>
          <th scope="col">Now</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((c) => (
          <tr key={c.field}>
            <th scope="row">{c.field}</th>
            <td className="before">{c.before}</td>
            <td className="after">{c.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
