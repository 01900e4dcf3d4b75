import { useAuditCheck } from '../../api/queries';
import { plural } from '../../format/number';
import '../../components/States.css';

/** What the host finds when it recomputes every hash of the chain. */
export function ChainNotice() {
  const { data } = useAuditCheck();
  if (!data) return null;
  return data.problem === null ? (
    <p className="notice good" data-testid="chain-state" data-broken="false">
      <strong>Chain intact</strong>
      <span>{plural(data.rows, 'row')}: every hash recomputed by the host just now.</span>
    </p>
  ) : (
    <p className="notice bad" role="alert" data-testid="chain-state" data-broken="true">
      <strong>Chain broken</strong>
      <span>{data.problem}</span>
    </p>
  );
}
