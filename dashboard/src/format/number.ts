// The host's own sentences are English, so numbers are written the same way beside them.
const locale = 'en-US';
const threeDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export function count(value: number): string {
  return whole.format(value);
}

export function compact(value: number): string {
  return Math.abs(value) < 10_000 ? whole.format(value) : scaled(value);
}

/** 1.3 M, 45 k: SI letters, since a local short form ("1.3m") can be read as minutes. */
function scaled(value: number): string {
  const [letter, size] = [
    ['G', 1e9],
    ['M', 1e6],
    ['k', 1e3],
  ].find(([, least]) => Math.abs(value) >= Number(least)) ?? ['', 1];
  return `${oneDecimal.format(value / Number(size))} ${letter}`.trim();
}

/** A number with three significant digits below 100, without trailing noise above. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 10_000) return scaled(value);
  return size >= 100 ? oneDecimal.format(value) : threeDigits.format(value);
}

export function bytes(value: number): string {
  let size = value;
  let unit = 0;
  while (Math.abs(size) >= 1024 && unit < binary.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${decimal(size)} ${binary[unit]}`;
}

/** A metric's value with its Azure Monitor unit ("Percent", "Bytes", "MilliSeconds", "CountPerSecond" ...). */
export function measure(value: number, unit: string | null): string {
  if (!Number.isFinite(value)) return '–';
  switch ((unit ?? '').toLowerCase()) {
    case 'percent':
      return `${decimal(value)} %`;
    case 'bytes':
      return bytes(value);
    case 'bytespersecond':
      return `${bytes(value)}/s`;
    case 'milliseconds':
      return value >= 10_000 ? `${decimal(value / 1000)} s` : `${decimal(value)} ms`;
    case 'seconds':
      return `${decimal(value)} s`;
    case 'countpersecond':
      return `${decimal(value)}/s`;
    case '':
    case 'count':
    case 'unspecified':
      return decimal(value);
    default:
      return `${decimal(value)} ${unit}`;
  }
}

/** A share of 0 to 1 as whole percent; never rounds to a false 0 % or 100 %. */
export function share(value: number): string {
  if (value > 0 && value < 0.01) return '<1 %';
  if (value < 1 && value > 0.99) return '>99 %';
  return `${Math.round(value * 100)} %`;
}

export function seconds(value: number | null): string {
  if (value === null) return '–';
  if (value < 10) return `${decimal(value)} s`;
  if (value < 120) return `${Math.round(value)} s`;
  return value < 7200 ? `${short(value / 60)} min` : `${short(value / 3600)} h`;
}

function short(value: number): string {
  return value < 10 ? oneDecimal.format(value) : whole.format(value);
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}
