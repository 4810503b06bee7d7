/** Ten steps of one colour, light to dark. */
export type Scale = readonly [string, string, string, string, string, string, string, string, string, string];

/** 素: undyed silk (0) to ink (9). The one neutral; its hue drifts from warm paper to cool ink. */
export const su: Scale = [
  '#fafaf9',
  '#f4f4f2',
  '#e8eae7',
  '#d6dad8',
  '#b6bcbb',
  '#858e8e',
  '#616a6c',
  '#475255',
  '#283236',
  '#111b1f',
];
/** The same neutral for dark rooms, in Mantine's order: 0 is text, 9 the canvas. */
export const night: Scale = [
  '#e9ecea',
  '#bfc6c5',
  '#9da5a6',
  '#798284',
  '#545d5f',
  '#363f41',
  '#252d2f',
  '#181f22',
  '#10171a',
  '#090f12',
];
/** 青: the one accent, after 青囊, the green bag that stands for medicine. Where you are, what is new, what is focused. */
export const qing: Scale = [
  '#ebf8f7',
  '#d4f0ee',
  '#abe0dc',
  '#7bcbc6',
  '#52b4af',
  '#2f9b98',
  '#178381',
  '#036f6e',
  '#005c5c',
  '#034747',
];
/** 朱砂 cinnabar: harm to a patient and nothing else. Text for high, a filled plate only for critical and stop. */
export const cinnabar: Scale = [
  '#fff2f0',
  '#ffe3de',
  '#ffc6bd',
  '#ffa093',
  '#f57b6d',
  '#e5564a',
  '#cc3e35',
  '#b02b24',
  '#911d18',
  '#6e120f',
];
/** 靛 indigo: below the reference band. Nothing else is blue. */
export const indigo: Scale = [
  '#f1f6ff',
  '#e1ebff',
  '#c4d8ff',
  '#9fbdfd',
  '#7da2f5',
  '#5f87e7',
  '#4b72cf',
  '#3a5db4',
  '#2c4a95',
  '#1f3671',
];
/** 藤黄 gamboge: think first (alerts of the second rank, what is late, a field to mend). */
export const gamboge: Scale = [
  '#faf5ee',
  '#f4eadb',
  '#e9d4b6',
  '#d9b887',
  '#c69d5b',
  '#b2822d',
  '#9c6d0e',
  '#855a00',
  '#6d4700',
  '#513400',
];

/** Department hues [light, dark]: equal lightness and chroma, 24° apart; only ever a tick or a dot beside the word. */
export const departmentHue: Readonly<Record<string, readonly [string, string]>> = {
  records: ['#178c89', '#5ebdb9'],
  appointments: ['#1f889e', '#61b9cf'],
  'records-room': ['#3f81ad', '#74b3de'],
  exchange: ['#5d79b3', '#8eabe4'],
  imaging: ['#7871af', '#a8a2e1'],
  pathology: ['#8d69a3', '#be9bd4'],
  learning: ['#9e6490', '#cf95c1'],
  diagnosis: ['#a86178', '#da93a8'],
  treatment: ['#ac635e', '#de948f'],
  pharmacy: ['#a86847', '#da9a79'],
  resources: ['#9d7034', '#cea26a'],
  administration: ['#8b7a31', '#bcab67'],
  printing: ['#73833e', '#a3b472'],
  analytics: ['#568955', '#88ba87'],
  telemedicine: ['#358c6f', '#6ebda0'],
};

/** What the clinical colours are called in CSS; each pair is [light, dark] and meets 4.5:1 on paper, canvas and its own soft ground. */
export const meaning: Readonly<Record<string, readonly [string, string]>> = {
  canvas: [su[1], night[9]],
  paper: ['#ffffff', night[8]],
  raised: ['#ffffff', night[7]],
  hover: [su[1], night[7]],
  line: [su[2], night[6]],
  'line-strong': [su[4], night[4]],
  control: [su[5], night[3]],
  ink: [su[9], night[0]],
  'ink-2': [su[7], night[1]],
  'ink-3': [su[6], night[2]],
  accent: [qing[7], qing[3]],
  'accent-soft': [qing[0], '#0b2626'],
  critical: [cinnabar[7], '#c63a31'],
  'on-critical': ['#ffffff', '#ffffff'],
  'critical-soft': [cinnabar[0], '#2a1210'],
  high: [cinnabar[7], '#ff9488'],
  low: [indigo[7], indigo[3]],
  reason: [gamboge[7], gamboge[3]],
  'reason-soft': ['#fdf6e6', '#221a0b'],
  band: [su[2], night[6]],
  shade: ['#111b1f33', '#0000008c'],
};
