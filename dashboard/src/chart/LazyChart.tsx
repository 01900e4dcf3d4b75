import { lazy, Suspense } from 'react';
import { BlockSkeleton } from '../components/Skeleton';
import type { SeriesChartProps } from './SeriesChart';

const SeriesChart = lazy(() => import('./SeriesChart'));

/** The chart library is fetched when the first chart is shown. */
export function LazyChart(props: SeriesChartProps) {
  return (
    <Suspense fallback={<BlockSkeleton />}>
      <SeriesChart {...props} />
    </Suspense>
  );
}
