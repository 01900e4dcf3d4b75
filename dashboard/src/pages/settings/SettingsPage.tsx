import { Card } from '../../components/Card';
import { PageHead } from '../../components/PageHead';
import { Tabs } from '../../components/Tabs';
import { useCurrentSession } from '../../state/SessionGate';
import { chooseTheme, useChosenTheme, type Theme } from '../../state/theme';
import { HostOptions } from './HostOptions';
import './Settings.css';

const themes: readonly { value: Theme | 'system'; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** The host's configuration is read here and changed in its files; only the look is chosen on this page. */
export default function SettingsPage() {
  const session = useCurrentSession();
  const theme = useChosenTheme();
  return (
    <>
      <PageHead title="Settings" note="The host's options are read here and changed in its configuration; secrets are never shown." />
      <div className="settings-cols">
        <Card title="This browser">
          <dl className="pairs">
            <dt>Theme</dt>
            <dd>
              <Tabs
                label="Theme"
                options={themes}
                value={theme ?? 'system'}
                onChange={(value) => chooseTheme(value === 'system' ? null : value)}
                testId="theme-choice"
              />
            </dd>
            <dt>Time zone</dt>
            <dd>{Intl.DateTimeFormat().resolvedOptions().timeZone}; UTC is shown on hover</dd>
          </dl>
        </Card>
        <Card title="Signed in">
          <dl className="pairs">
            <dt>Name</dt>
            <dd>
              {session.displayName} <span className="muted">({session.name})</span>
            </dd>
            <dt>Identity from</dt>
            <dd>{session.source}</dd>
            <dt>May approve</dt>
            <dd>{session.canApprove ? 'Yes' : 'No'}</dd>
            <dt>Demo</dt>
            <dd>{session.demo?.enabled ? `Simulated estate, time runs ${session.demo.speed}×` : 'Off'}</dd>
          </dl>
        </Card>
      </div>
      <HostOptions />
    </>
  );
}
