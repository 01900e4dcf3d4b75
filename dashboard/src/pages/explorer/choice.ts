export type Range = '1h' | '6h' | '24h' | '3d' | '7d';
export const ranges: readonly { value: Range; label: string }[] = [
  { value: '1h', label: '1 h' },
  { value: '6h', label: '6 h' },
  { value: '24h', label: '24 h' },
  { value: '3d', label: '3 d' },
  { value: '7d', label: '7 d' },
];
const hoursOf: Record<Range, number> = { '1h': 1, '6h': 6, '24h': 24, '3d': 72, '7d': 168 };

/** What the explorer shows; it lives in the address, so that a chart can be sent to somebody. */
export interface Choice {
  show: 'metrics' | 'logs';
  template: string;
  key: string;
  resourceId: string;
  metric: string;
  range: Range;
}

export function parseChoice(search: string): Choice {
  const params = new URLSearchParams(search);
  const range = params.get('range');
  return {
    show: params.get('show') === 'logs' ? 'logs' : 'metrics',
    template: params.get('template') ?? '',
    key: params.get('key') ?? '',
    resourceId: params.get('resourceId') ?? '',
    metric: params.get('metric') ?? '',
    range: ranges.some((r) => r.value === range) ? (range as Range) : '6h',
  };
}

export function choiceSearch(choice: Choice): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(choice)) if (value && value !== usual[name as keyof Choice]) params.set(name, value);
  return params.size > 0 ? `?${params}` : '';
}

/** What the address leaves out. */
const usual: Partial<Choice> = { show: 'metrics', range: '6h' };

const minute = 60_000;

export function timeRange(range: Range, now: number): { from: string; to: string } {
  const end = Math.ceil(now / minute) * minute;
  return { from: new Date(end - hoursOf[range] * 60 * minute).toISOString(), to: new Date(end).toISOString() };
}
