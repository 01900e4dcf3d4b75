import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Stats } from '../../api/types';
import { compact, seconds, share } from '../../format/number';

/** The figures of the whole host; those that have rows behind them lead there. */
export function Tiles({ stats }: { stats: Stats }) {
  const { ingestLagSeconds: lag } = stats;
  return (
    <div className="tiles" data-testid="stats">
      <Tile
        name="open"
        label="Open incidents"
        value={compact(stats.openIncidents)}
        hint={`${compact(stats.awaitingApproval)} await approval`}
        href="/incidents"
      />
      <Tile
        name="noise"
        label="Noise reduction"
        title="Anomalies that never became an incident of their own"
        value={stats.noiseReduction === null ? '–' : share(stats.noiseReduction)}
        hint={`${compact(stats.anomalies)} → ${compact(stats.incidents)}`}
      />
      <Tile name="mttd" label="MTTD" value={seconds(stats.meanTimeToDetectSeconds)} hint="mean time to detect" />
      <Tile name="mtta" label="MTTA" value={seconds(stats.meanTimeToAcknowledgeSeconds)} hint="to acknowledge" />
      <Tile name="mttr" label="MTTR" value={seconds(stats.meanTimeToResolveSeconds)} hint="to resolve" />
      <Tile name="lag" label="Ingest lag" value={seconds(lag?.p50 ?? null)} hint={lag ? `p95 ${seconds(lag.p95)}` : 'nothing received yet'} />
      <Tile
        name="deadletters"
        label="Dead letters"
        value={compact(stats.deadLetters)}
        hint={`${compact(stats.rejects)} rejects`}
        href="/dead-letters"
      />
    </div>
  );
}

interface TileProps {
  name: string;
  label: string;
  value: ReactNode;
  hint: string;
  href?: string;
  title?: string;
}

function Tile({ name, label, value, hint, href, title }: TileProps) {
  const content = (
    <>
      <span className="label">{label}</span>
      <span className="value">{value}</span>
      <span className="hint">{hint}</span>
    </>
  );
  return href ? (
    <Link className="tile" href={href} data-testid={`stat-${name}`}>
      {content}
    </Link>
  ) : (
    <div className="tile" title={title} data-testid={`stat-${name}`}>
      {content}
    </div>
  );
}
