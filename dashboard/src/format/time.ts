/** Day before month, 24 hours; the zone is the viewer's. */
const locale = 'en-GB';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in one or two units: "45 s", "12 min", "3 h 05 min", "2 d 4 h". */
export function duration(ms: number): string {
  const t = Math.max(0, ms);
  if (t < 60 * second) return `${Math.floor(t / second)} s`;
  if (t < hour) return `${Math.floor(t / minute)} min`;
  if (t < day) return `${Math.floor(t / hour)} h ${pad(Math.floor((t % hour) / minute))} min`;
  const hours = Math.floor((t % day) / hour);
  return hours > 0 && t < 10 * day ? `${Math.floor(t / day)} d ${hours} h` : `${Math.floor(t / day)} d`;
}

/** "3 min ago", "in 12 min", "just now", by the host's clock; the browser only guesses it between two answers, so a moment just ahead is one just gone. */
export function relative(at: number, now: number): string {
  const past = now - at;
  if (past < 5 * second && past > -minute) return 'just now';
  return past > 0 ? `${duration(past)} ago` : `in ${duration(-past)}`;
}

/** In the viewer's zone: the time alone on the host's today, with the date on another day. */
export function clockTime(at: number, now: number, withSeconds = true): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString(locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  });
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${date.toLocaleDateString(locale, { day: 'numeric', month: 'short' })} ${time}`;
}

/** "2026-11-22 09:14:05 UTC". */
export function utc(at: number): string {
  return Number.isNaN(at) ? '' : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A .NET TimeSpan ("00:15:00", "1.02:00:00") or ISO 8601 duration ("PT15M") in milliseconds; null when it is neither. */
export function parseSpan(text: string): number | null {
  const net = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?$/.exec(text);
  if (net) return Number(net[1] ?? 0) * day + Number(net[2]) * hour + Number(net[3]) * minute + Number(net[4]) * second;
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(text);
  if (!iso || text === 'P') return null;
  return Number(iso[1] ?? 0) * day + Number(iso[2] ?? 0) * hour + Number(iso[3] ?? 0) * minute + Number(iso[4] ?? 0) * second;
}

export function span(text: string): string {
  const ms = parseSpan(text);
  return ms === null ? text : duration(ms);
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
