import type { FeedbackCount } from '../../api/learning';
import { Card } from '../../components/Card';
import { sentence } from '../../format/names';
import { share } from '../../format/number';

/** Thumbs by what they are about. */
export function FeedbackCard({ counts }: { counts: readonly FeedbackCount[] }) {
  const given = counts.filter((one) => one.useful + one.notUseful > 0);
  return (
    <Card title="What people said" testId="feedback-counts">
      {given.length === 0 ? (
        <p className="muted small">
          No thumbs yet. They are on every incident: beside an alert they move the expected band of that one series, and can be taken back.
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">About</th>
              <th scope="col">Useful</th>
              <th scope="col">Not useful</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {given.map((one) => (
              <tr key={one.about} data-testid="feedback-count">
                <td>{sentence(one.about)}</td>
                <td className="num">{one.useful}</td>
                <td className="num">{one.notUseful}</td>
                <td className="num">{share(one.useful / (one.useful + one.notUseful))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
