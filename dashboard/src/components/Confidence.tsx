import { share } from '../format/number';
import './Badge.css';

/** A probability of 0 to 1 as a bar and a number. */
export function Confidence({ value, label = 'Confidence' }: { value: number; label?: string }) {
  return (
    <span className="meter" title={`${label} ${share(value)}`}>
      <svg className="meter-track" viewBox="0 0 64 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="back" width="64" height="6" />
        <rect className="fill" width={64 * Math.min(1, Math.max(0, value))} height="6" />
      </svg>
      <span className="num small">
        <span className="visually-hidden">{label} </span>
        {share(value)}
      </span>
    </span>
  );
}
