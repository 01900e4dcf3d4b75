/** Line icons on a 16 px grid, drawn with the text's colour. */
const paths = {
  overview: 'M2 2h5v6H2zM9 2h5v3.5H9zM9 8h5v6H9zM2 10.5h5V14H2z',
  incident: 'M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2',
  approval: 'M8 1.5 13.5 4v4c0 3.2-2.3 5.4-5.5 6.5C4.8 13.4 2.5 11.2 2.5 8V4zM5.5 8l1.8 1.800L10.8 6.2',
  topology: 'M6 2h4v3.500H6zM1.5 10.500h4V14h-4zM10.5 10.500h4V14h-4zM8 5.500v2.500M3.5 10.500V8h9v2.5',
  chart: 'M2 2v12h12M4.5 10.5 7 7l2.5 2L13.5 4',
  letter: 'M1.5 3.500h13v9h-13zM1.5 4.5 8 9l6.5-4.5',
  workflow: 'M2 2.500h4v4H2zM10 9.500h4v4h-4zM6 4.500h3.500a2 2 0 0 1 2 2v3',
  audit: 'M3.5 1.500h9v13h-9zM6 5h4M6 8h4M6 11h2.5',
  settings: 'M2 4.500h6M11 4.500h3M2 11.500h3M8 11.500h6M9.5 2.800v3.400M6.5 9.800v3.4',
  more: 'M3 8h.1M8 8h.1M13 8h.1',
  close: 'M3.5 3.500l9 9M12.5 3.500l-9 9',
  back: 'M9.5 3 4.5 8l5 5',
  next: 'M6.5 3l5 5-5 5',
  check: 'M3 8.5 6.5 12 13 4.5',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v1.500M8 13.500V15M1 8h1.500M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.5 9.500A6 6 0 0 1 6.5 2.500a6 6 0 1 0 7 7',
  clock: 'M8 1.500a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4.500V8l2.5 1.5',
  bolt: 'M9 1.5 3.5 9H8l-1 5.500L12.5 7H8z',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  person: 'M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6M2.5 14c.5-3 2.7-4.5 5.5-4.500s5 1.5 5.5 4.5',
  target: 'M8 1.500a6.5 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 7.900v.2',
  wrench:
    'M13.6 4.200 11.300 6.500 9.500 4.700l2.300-2.300a3.600 3.600 0 0 0-4.700 4.700L2.300 11.900a1.270 1.270 0 0 0 1.800 1.800l4.800-4.800a3.600 3.600 0 0 0 4.700-4.700',
  pulse: 'M1.5 8.500h3l2-5.500 3 10 2-4.500h3',
  stop: 'M5.200 1.500h5.600l3.700 3.700v5.600l-3.700 3.700H5.200l-3.700-3.700V5.200zM5.800 5.800l4.400 4.400M10.200 5.800l-4.400 4.400',
  up: 'M5 7V14H2V7zM5 7l3-5c1.5 0 2 1 1.8 2.200L9.5 6.500h3.800l-1 6.500c-.1.6-.5 1-1.2 1H5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
