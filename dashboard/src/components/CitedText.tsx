import { splitCitations } from '../format/citations';
import { EvidenceChips } from './EvidenceChips';

/** Text with citations like "[E1]" or "[E1, E3]" turned into buttons that open the fact. */
export function CitedText({ text, ids }: { text: string; ids: readonly string[] }) {
  return (
    <>
      {splitCitations(text, new Set(ids)).map((part, i) =>
        typeof part === 'string' ? <span key={i}>{part}</span> : <EvidenceChips key={i} ids={part} />,
      )}
    </>
  );
}
