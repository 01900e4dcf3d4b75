/** What a server-sent event makes stale: prefixes of query keys. */
export function touchedBy(event: string, data: { id?: string }): readonly (readonly string[])[] {
  switch (event) {
    case 'incident':
      return [['incidents'], ['approvals'], ['stats'], ['topology'], ['workflows'], ...(data.id ? [['incident', data.id]] : [['incident']])];
    case 'approval':
      return [['approvals'], ['incidents'], ['incident'], ['stats'], ['reviews']];
    case 'stats':
      return [['stats']];
    default:
      return [];
  }
}

/** Everything that changes on a running host: read again by polling when there is no stream. */
export const polled: readonly (readonly string[])[] = [['incidents'], ['incident'], ['approvals'], ['stats'], ['topology'], ['workflows']];

/** Wait before the next attempt to connect: 1, 2, 4 ... 30 seconds. */
export function retryDelay(attempt: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.min(attempt, 10));
}
