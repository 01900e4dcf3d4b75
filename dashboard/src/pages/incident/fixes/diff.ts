export interface DiffLine {
  kind: 'add' | 'remove' | 'same' | 'hunk';
  text: string;
}

/** The lines of a unified diff with what each means; the two file names above it are left out, the card names the file. */
export function diffLines(diff: string): DiffLine[] {
  return diff
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !line.startsWith('--- ') && !line.startsWith('+++ '))
    .map((line) => {
      if (line.startsWith('@@')) return { kind: 'hunk', text: line };
      const kind = line.startsWith('+') ? 'add' : line.startsWith('-') ? 'remove' : 'same';
      return { kind, text: line.slice(1) };
    });
}
