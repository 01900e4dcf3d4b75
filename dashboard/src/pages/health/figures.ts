import type { Stats } from '../../api/types';
import { compact, count, seconds, share } from '../../format/number';

export interface Figure {
  label: string;
  value: string;
  /** Something that somebody should look at. */
  worry?: boolean;
}

/** Lag above which telemetry counts as late: Azure's own exports take up to ten minutes. */
const lateSeconds = 900;

export function figureGroups(stats: Stats): { title: string; figures: Figure[] }[] {
  const { ingestLagSeconds: lag, approvals, model, queues = [], forecast, logs } = stats;
  const groups = [
    {
      title: 'Intake',
      figures: [
        { label: 'Signals', value: compact(stats.signals) },
        { label: 'Ingest lag, median', value: seconds(lag?.p50 ?? null), worry: (lag?.p50 ?? 0) > lateSeconds },
        { label: 'Ingest lag, p95', value: seconds(lag?.p95 ?? null), worry: (lag?.p95 ?? 0) > 2 * lateSeconds },
        { label: 'Rejected pieces', value: compact(stats.rejects) },
        { label: 'Dead letters', value: compact(stats.deadLetters), worry: stats.deadLetters > 0 },
        ...queues.map((queue) => ({ label: `Waiting in ${queue.name}`, value: compact(queue.waiting), worry: queue.waiting > 10_000 })),
      ],
    },
    {
      title: 'Detection',
      figures: [
        { label: 'Series in memory', value: count(stats.series) },
        { label: 'Anomalies', value: compact(stats.anomalies) },
        ...(logs
          ? [
              { label: 'Log lines', value: compact(logs.lines) },
              { label: 'Log templates', value: compact(logs.templates) },
            ]
          : []),
        ...(forecast && forecast.coverage80 !== null
          ? [{ label: 'Forecasts inside their 80 % interval', value: share(forecast.coverage80), worry: Math.abs(forecast.coverage80 - 0.8) > 0.15 }]
          : []),
      ],
    },
    {
      title: 'People',
      figures: approvals
        ? [
            { label: 'Approvals waiting', value: count(approvals.pending) },
            { label: 'Approved / rejected', value: `${count(approvals.approved)} / ${count(approvals.rejected)}` },
            { label: 'Expired unanswered', value: count(approvals.expired), worry: approvals.expired > 0 },
            { label: 'Median time to decide', value: seconds(approvals.medianWaitSeconds) },
          ]
        : [],
    },
    {
      title: 'Language model',
      figures: model
        ? [
            { label: 'Model', value: model.name },
            {
              label: 'Tokens today',
              value: `${compact(model.tokensToday)} of ${compact(model.tokensPerDay)}`,
              worry: model.tokensToday >= model.tokensPerDay,
            },
            { label: 'Cost today', value: model.costTodayUsd === null ? 'no price configured' : `$${model.costTodayUsd.toFixed(2)}` },
          ]
        : [{ label: 'Model', value: 'none configured: summaries are written by templates' }],
    },
  ];
  return groups.filter((group) => group.figures.length > 0);
}
