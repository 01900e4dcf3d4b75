import { diffLines } from './diff';

const marks = { add: '+', remove: '−', same: ' ', hunk: '' } as const;
const words = { add: 'added: ', remove: 'removed: ', same: '', hunk: '' } as const;

/** A unified diff; what comes and what goes is told by a mark and in words too, not by colour alone. */
export function DiffView({ diff, label }: { diff: string; label: string }) {
  return (
    <pre className="fix-diff" tabIndex={0} role="region" aria-label={label} data-testid="fix-diff">
      {diffLines(diff).map((line, i) => (
        <span key={i} className={line.kind}>
          <span aria-hidden="true">{marks[line.kind]} </span>
          <span className="visually-hidden">{words[line.kind]}</span>
          {line.text}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
