import { describe, expect, it } from 'vitest';
import type { Stats } from '../../api/types';
import { figureGroups } from './figures';

const calm = { signals: 10, rejects: 0, deadLetters: 0, anomalies: 1, series: 3, ingestLagSeconds: { p50: 4, p95: 60 } } as unknown as Stats;
const worries = (stats: Stats) =>
  figureGroups(stats).flatMap((group) => group.figures.filter((figure) => figure.worry).map((figure) => figure.label));

describe('figures of the product itself', () => {
  it('worry about nothing while all is well', () => {
    expect(worries(calm)).toEqual([]);
  });
  it('point at late telemetry, dead letters, a long queue and a used-up budget', () => {
    const bad = {
      ...calm,
      deadLetters: 2,
      ingestLagSeconds: { p50: 1000, p95: 4000 },
      queues: [{ name: 'signals', waiting: 20_000 }],
      model: { name: 'm', tokensToday: 5, tokensPerDay: 5, costTodayUsd: null },
    };
    expect(worries(bad)).toEqual(['Ingest lag, median', 'Ingest lag, p95', 'Dead letters', 'Waiting in signals', 'Tokens today']);
  });
  it('leave out what a host does not measure', () => {
    expect(figureGroups(calm).map((group) => group.title)).toEqual(['Intake', 'Detection', 'Language model']);
  });
});
