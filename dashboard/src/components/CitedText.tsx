import { splitCitations } from '../format/citations';
import { EvidenceChips } from './EvidenceChips';
import { TimedText } from './TimedText';

/** Text with citations like "[E1]" or "[E1, E3]" turned into buttons that open the fact. */
export function CitedText({ text, ids }: { text: string; ids: readonly string[] }) {
  return (
    <>
      {splitCitations(text, new Set(ids)).map((part, i) =>
        typeof part === 'string' ? <TimedText key={i} text={part} /> : <EvidenceChips key={i} ids={part} />,
      )}
    </>
  );
}
