import type { Slo } from '../../api/slo';
import { Time } from '../../components/Time';
import { sentence } from '../../format/names';
import { decimal } from '../../format/number';
import { ruleText } from './words';

export function RulesTable({ slo }: { slo: Slo }) {
  if (slo.rules.length === 0) return <p className="muted small">No complete minute yet.</p>;
  return (
    <div className="scroll-x">
      <table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Long</th>
            <th scope="col">Short</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {slo.rules.map((rule) => (
            <tr key={rule.name} data-testid="slo-rule">
              <td>
                {sentence(rule.name)}
                <br />
                <span className="small muted">{ruleText(rule)}</span>
              </td>
              <td className="num">{decimal(rule.long.rate)}×</td>
              <td className="num">{decimal(rule.short.rate)}×</td>
              <td>
                {rule.firingSince ? (
                  <span className="badge bad">
                    firing since <Time at={rule.firingSince} form="minute" />
                  </span>
                ) : rule.enough ? (
                  <span className="badge good">quiet</span>
                ) : (
                  <span className="badge">too little data</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
