/** Splits "CPU is up [E1, E2]." into ["CPU is up ", ["E1", "E2"], "."]; brackets that name no known fact stay text. */
export function splitCitations(text: string, known: ReadonlySet<string>): (string | string[])[] {
  const parts: (string | string[])[] = [];
  let from = 0;
  for (const match of text.matchAll(/\[([^[\]]+)\]/g)) {
    const ids = (match[1] ?? '').split(/[,;\s]+/).filter((id) => id !== '');
    if (ids.length === 0 || !ids.every((id) => known.has(id))) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(ids);
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
