/** The first `count` sentences of a text, and the rest. A sentence ends at a full stop before a space and a capital letter. */
export function splitLead(text: string, count: number): { lead: string; rest: string } {
  const sentences = text.split(/(?<=[.!?])\s+(?=[A-Z])/);
  return { lead: sentences.slice(0, count).join(' '), rest: sentences.slice(count).join(' ') };
}
