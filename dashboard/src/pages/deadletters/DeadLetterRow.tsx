import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../../api/client';
import type { DeadLetter } from '../../api/types';
import { useDeadLetter } from '../../api/queries';
import type { ReplayResult } from '../../api/more';
import { Time } from '../../components/Time';
import { sentence } from '../../format/names';
import { bytes } from '../../format/number';
import { explain } from '../../format/problem';

export function DeadLetterRow({ letter }: { letter: DeadLetter }) {
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => postJson<ReplayResult | null>(`/api/deadletters/${encodeURIComponent(letter.id)}/replay`),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['deadletters'] }), client.invalidateQueries({ queryKey: ['stats'] })]),
  });
  const problem = replayProblem(replay.error, replay.data);
  const detail = useDeadLetter(letter.id, open);
  return (
    <li className="list-row" data-testid="deadletter-row" data-deadletter={letter.id}>
      <span>
        <span className="title">{letter.reason}</span>
        <br />
        <span className="sub">
          {sentence(letter.kind)} · {letter.source}, offset {letter.offset} · {bytes(letter.size)}
        </span>
      </span>
      <span className="meta">
        <Time at={letter.at} form="minute" />
        {letter.replayedAt && (
          <span className="badge good" data-testid="replayed">
            Replayed <Time at={letter.replayedAt} form="minute" />
          </span>
        )}
        <button type="button" className="button small" aria-expanded={open} onClick={() => setOpen(!open)} data-row data-testid="show-button">
          {open ? 'Hide' : 'Show'}
        </button>
        <button type="button" className="button small" disabled={replay.isPending} onClick={() => replay.mutate()} data-testid="replay-button">
          {letter.replayedAt ? 'Replay again' : 'Replay'}
        </button>
      </span>
      {problem && (
        <div className="below notice bad" role="alert" data-testid="replay-error">
          <strong>{problem.title}</strong>
          <span>{problem.text}</span>
        </div>
      )}
      {open && (
        <pre className="below raw" data-testid="deadletter-preview" tabIndex={0}>
          {detail.data?.raw ?? letter.preview}
        </pre>
      )}
    </li>
  );
}

function replayProblem(error: unknown, result: ReplayResult | null | undefined): { title: string; text: string } | null {
  if (error) return explain(error);
  return result?.rejected ? { title: 'Rejected again', text: 'What came out is a new dead letter with its reason.' } : null;
}
