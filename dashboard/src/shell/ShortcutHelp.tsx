import { Dialog } from '../components/Dialog';
import { destinations } from './navigation';

const keysOfPages: readonly (readonly [string, string])[] = [
  ['j / k', 'Next / previous row of a list'],
  ['Enter', 'Open the row'],
  ['a', 'Approve the plan of an incident (asks first)'],
  ['r', 'Reject the plan of an incident (asks first)'],
  ['e', 'Open the evidence of an incident'],
  ['u', 'Back to the list'],
  ['Esc', 'Close a dialog or drawer'],
  ['?', 'This help'],
];

export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Keys" testId="shortcut-help">
      <table>
        <tbody>
          {keysOfPages.map(([key, what]) => (
            <tr key={key}>
              <td className="nowrap">
                <kbd>{key}</kbd>
              </td>
              <td>{what}</td>
            </tr>
          ))}
          {destinations.map((d) => (
            <tr key={d.path}>
              <td className="nowrap">
                <kbd>g</kbd> <kbd>{d.key}</kbd>
              </td>
              <td>{d.label}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
