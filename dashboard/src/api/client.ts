import type { Problem } from './types';

/** An answer that is not 2xx, with the problem details that the host sent (or ones made from the status line). */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
  get status(): number {
    return this.problem.status;
  }
}

/** Status of an ApiError that never reached the host. */
export const unreachable = 0;

let csrfToken = '';
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

export type Query = Record<string, string | number | null | undefined>;

export function withQuery(path: string, query: Query = {}): string {
  const text = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== '') text.set(key, String(value));
  return text.size > 0 ? `${path}?${text}` : path;
}

export function getJson<T>(path: string, query?: Query): Promise<T> {
  return send<T>(withQuery(path, query), { headers: { Accept: 'application/json' } });
}

/** Every request that changes something carries the session's CSRF token; the host refuses it otherwise. */
function change<T>(method: 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
  const headers = { Accept: 'application/json', 'X-CSRF-Token': csrfToken };
  return send<T>(
    path,
    body === undefined ? { method, headers } : { method, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
}
export const postJson = <T>(path: string, body: unknown = {}): Promise<T> => change<T>('POST', path, body);
export const putJson = <T>(path: string, body: unknown): Promise<T> => change<T>('PUT', path, body);

async function send<T>(url: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiError({ type: 'about:blank', title: 'Host unreachable', status: unreachable, detail: 'The host does not answer.' });
  }
  const text = await response.text();
  const body: unknown = parse(text);
  if (!response.ok) throw new ApiError(toProblem(response, body));
  return body as T;
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toProblem(response: Response, body: unknown): Problem {
  const sent = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const title = sent.title ?? (response.statusText || `HTTP ${response.status}`);
  return { ...sent, type: sent.type ?? 'about:blank', title, status: response.status, detail: sent.detail ?? '' };
}
