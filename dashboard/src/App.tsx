import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ApiError, unreachable } from './api/client';
import { Routes } from './Routes';
import { Shell } from './shell/Shell';
import { SessionGate } from './state/SessionGate';

const retryable = (error: unknown) => !(error instanceof ApiError) || error.status === unreachable || error.status >= 500;

const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, refetchInterval: 60_000, retry: (failures, error) => failures < 2 && retryable(error) },
    mutations: { retry: false },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <SessionGate>
        <Shell>
          <Routes />
        </Shell>
      </SessionGate>
    </QueryClientProvider>
  );
}
