import { ApiError, unreachable } from '../api/client';
import type { Problem } from '../api/types';

/** An error in words: what happened, and what the person can do about it. */
export function explain(error: unknown): { title: string; text: string } {
  if (!(error instanceof ApiError)) return { title: 'Something went wrong', text: error instanceof Error ? error.message : String(error) };
  const { status, title, detail } = error.problem;
  switch (status) {
    case unreachable:
      return { title: 'The host does not answer', text: 'Check that it is running. This page tries again by itself.' };
    case 401:
      return { title: 'Not signed in', text: detail || 'Sign in and open this page again.' };
    case 403:
      return { title: 'Not allowed', text: detail || 'You do not have the right to do this.' };
    case 404:
      return { title: 'Not found', text: detail || 'It does not exist on this host, or no longer.' };
    case 429:
      return { title: 'Too many requests', text: detail || 'Wait a moment and try again.' };
    default:
      return { title, text: detail || `The host answered with status ${status}.` };
  }
}

/** Why a decision was not taken, in words. */
export function explainDecision(error: unknown): { title: string; text: string } {
  if (!(error instanceof ApiError)) return explain(error);
  const { status, detail } = error.problem;
  switch (status) {
    case 409: {
      const who = decidedBy(error.problem);
      return {
        title: who ? `Already decided by ${who}` : 'Already decided',
        text: join(detail, 'Your decision was not recorded; nothing was run because of it.'),
      };
    }
    case 410:
      return { title: 'This approval has expired', text: join(detail, 'Silence counts as no: nothing was run. A new plan needs a new approval.') };
    case 412:
      return {
        title: 'The plan has changed',
        text: join(detail, 'You saw an older plan, so nothing was approved. Read the new one and decide again.'),
      };
    case 403:
      return { title: 'You may not decide this', text: join(detail, 'Ask somebody who may; nothing was recorded.') };
    default:
      return explain(error);
  }
}

function decidedBy(problem: Problem): string | null {
  const value = problem.decidedBy;
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'object' && value !== null && 'displayName' in value) return String(value.displayName);
  return null;
}

function join(detail: string, rest: string): string {
  return detail === '' ? rest : `${detail.replace(/[.\s]*$/, '.')} ${rest}`;
}
