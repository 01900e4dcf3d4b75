import type { LogLevel } from '../api/types';
import { sentence } from '../format/names';

const tones: Partial<Record<LogLevel, string>> = { critical: 'bad', error: 'bad', warning: 'warn' };

export function LevelBadge({ level }: { level: LogLevel }) {
  return level === 'unknown' ? null : <span className={`badge ${tones[level] ?? ''}`}>{sentence(level)}</span>;
}
