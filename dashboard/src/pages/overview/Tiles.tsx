import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Stats } from '../../api/types';
import { compact, seconds, share } from '../../format/number';

/** The figures of the whole host; those that have rows behind them lead there. */
export function Tiles({ stats }: { stats: Stats }) {
  const { ingestLagSeconds: lag } = stats;
  return (
    <div className="tiles" data-testid="stats">
      <Tile name="open" label="Open incidents" value={compact(stats.openIncidents)} hint={`${compact(stats.awaitingApproval)} await approval`} href="/incidents" />
      <Tile name="noise" label="Noise reduction" value={stats.noiseReduction === null ? '–' : share(stats.noiseReduction)} hint={`${compact(stats.anomalies)} anomalies to ${compact(stats.incidents)}`} />
      <Tile name="mttd" label="Time to detect" value={seconds(stats.meanTimeToDetectSeconds)} hint="mean (MTTD)" />
      <Tile name="mtta" label="Time to acknowledge" value={seconds(stats.meanTimeToAcknowledgeSeconds)} hint="mean (MTTA)" />
      <Tile name="mttr" label="Time to resolve" value={seconds(stats.meanTimeToResolveSeconds)} hint="mean (MTTR)" />
      <Tile name="lag" label="Ingest lag" value={seconds(lag?.p50 ?? null)} hint={lag ? `95 % within ${seconds(lag.p95)}` : 'nothing received yet'} />
      <Tile name="deadletters" label="Dead letters" value={compact(stats.deadLetters)} hint={`${compact(stats.rejects)} records rejected`} href="/dead-letters" />
    </div>
  );
}

function Tile({ name, label, value, hint, href }: { name: string; label: string; value: ReactNode; hint: string; href?: string }) {
  const content = <><span className="label">{label}</span><span className="value">{value}</span><span className="hint">{hint}</span></>;
  return href ? <Link className="tile" href={href} data-testid={`stat-${name}`}>{content}</Link> : <div className="tile" data-testid={`stat-${name}`}>{content}</div>;
}
