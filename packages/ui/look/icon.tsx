/** Name of an icon. */
export type IconName =
  | 'home'
  | 'records'
  | 'appointments'
  | 'pharmacy'
  | 'imaging'
  | 'pathology'
  | 'telemedicine'
  | 'analytics'
  | 'search'
  | 'check'
  | 'chevron'
  | 'plus'
  | 'clock'
  | 'key'
  | 'sign'
  | 'message'
  | 'person'
  | 'people'
  | 'table'
  | 'light'
  | 'language'
  | 'leave';

/** Drawn on a 20 px grid with a 1.5 px stroke; an icon never stands without its word, except beside a labelled field. */
const paths: Readonly<Record<IconName, string>> = {
  home: 'M3.5 9 10 3.5 16.5 9M5 8v8h10V8M8.5 16v-4.5h3V16',
  records: 'M5 3.5h7l3 3v10H5zM12 3.5v3h3M7.5 10h5M7.5 13h3.5',
  appointments: 'M4 5.5h12v11H4zM4 9h12M7 3.5v3M13 3.5v3M8.5 12.5l1.2 1.2 2.3-2.4',
  pharmacy: 'M4.6 10.4 10.4 4.6a3.5 3.5 0 0 1 5 5L9.6 15.4a3.5 3.5 0 0 1-5-5zM7.5 7.5l5 5',
  imaging: 'M4 4h12v12H4zM10 4.5v11M10 8c-2.5 0-3.5 1.5-3.5 3s.5 2.5 1.5 2.5M10 8c2.5 0 3.5 1.5 3.5 3s-.5 2.5-1.5 2.5',
  pathology: 'M10 3.5c3 3.6 4.5 5.9 4.5 8.2a4.5 4.5 0 0 1-9 0c0-2.3 1.5-4.6 4.5-8.2zM8 12a2 2 0 0 0 2 2',
  telemedicine: 'M2.5 10.5h3.5l2-5 3.5 9.5 2-4.5h4',
  analytics: 'M4 16V9.5M8 16V5M12 16v-8M16 16V11.5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l3.5 3.5',
  check: 'M4.5 10.5 8 14l7.5-8',
  chevron: 'M8 5.5 12.5 10 8 14.5',
  plus: 'M10 4.5v11M4.5 10h11',
  clock: 'M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM10 6.5V10l2.5 1.5',
  key: 'M7 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.5 10H17v2.5M14 10v2',
  sign: 'M4 16.5h12M5 13l8.2-8.2a1.5 1.5 0 0 1 2.1 2.1L7 15l-2.5.5z',
  message: 'M4 4.5h12v9H9l-3.5 3v-3H4z',
  person: 'M10 10a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM4 16.5c.6-3.4 2.8-5 6-5s5.4 1.6 6 5',
  people:
    'M8 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.5 16c.5-3 2.5-4.5 5.5-4.5s5 1.5 5.5 4.5M13 4.3a2.75 2.75 0 0 1 0 5M15 11.9c1.5.7 2.3 2.1 2.6 4.1',
  table: 'M3.5 4.5h13v11h-13zM3.5 8.5h13M8 8.5v7M12.3 8.5v7',
  light:
    'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M15.3 4.7l-1 1M5.7 14.3l-1 1',
  language: 'M3 5.5h8M7 3.5v2M9.5 5.5c-.6 3-3 5.5-6 7M4.8 8c1 1.8 2.6 3.3 4.7 4M10 16.5l3.3-8.5 3.3 8.5M11.2 13.5h4.2',
  leave: 'M12 4H4.5v12H12M8.5 10h8M13.5 7l3 3-3 3',
};

/** One icon in the colour of the text around it. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): React.ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable={false}
    >
      <path d={paths[name]} />
    </svg>
  );
}
