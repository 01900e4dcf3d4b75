import { Icon } from '../components/Icon';
import { chooseTheme, useTheme } from '../state/theme';

export function ThemeSwitch() {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="button quiet small"
      onClick={() => chooseTheme(other)}
      aria-label={`Use the ${other} theme`}
      data-testid="theme-switch"
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} /> {other === 'dark' ? 'Dark' : 'Light'}
    </button>
  );
}
