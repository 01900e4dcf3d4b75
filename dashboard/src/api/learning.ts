// GET /api/learning: what people said, what a challenger configuration would change, and which series have drifted.
export interface FeedbackCount {
  about: string;
  useful: number;
  notUseful: number;
}
export interface ShadowOpening {
  live: boolean;
  seriesKey: string;
  resourceId: string;
  metric: string;
  since: string;
  at: string;
  text: string;
}
export interface ShadowReport {
  challenger: { id: string; differences: { option: string; live: string; challenger: string }[] };
  since: string | null;
  seriesPercent: number;
  series: number;
  live: number;
  shadow: number;
  both: number;
  earlierSeconds: number | null;
  noiseEnded: number;
  catchesLost: number;
  onlyLive: ShadowOpening[];
  onlyShadow: ShadowOpening[];
  text: string;
}
export interface SeriesDrift {
  key: string;
  resourceId: string;
  metric: string;
  dimensions: string;
  unit: string | null;
  reading: {
    index: number;
    medianBefore: number;
    medianNow: number;
    outsideBefore: number;
    outsideNow: number;
    rateChange: number;
    kind: 'none' | 'values' | 'band-misses' | 'rate';
    text: string;
  };
}
export interface Learning {
  feedback: FeedbackCount[];
  shadow: ShadowReport | null;
  drift: { at: string; series: number; measured: number; drifted: number; items: SeriesDrift[] };
}
