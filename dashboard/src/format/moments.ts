/** Splits a text of the host at its moments ("2026-11-30 04:11:00 UTC", with or without seconds): texts, and ISO times in objects. */
export function splitMoments(text: string): (string | { at: string })[] {
  const parts: (string | { at: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?) UTC\b/g)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ at: `${match[1]}T${match[2]}Z` });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
