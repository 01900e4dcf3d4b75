import { useState } from 'react';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('The browser does not allow it: select the text instead'),
    );
  return (
    <span className="row">
      <span className="small muted" role="status">
        {said}
      </span>
      <button type="button" className="button small" onClick={() => void copy()} data-testid="copy-fix">
        {label}
      </button>
    </span>
  );
}
