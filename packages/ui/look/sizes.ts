/** Font size / line height in pixels; line heights are multiples of the 4 px grid so that baselines of neighbours agree. */
export const typeScale: Readonly<
  Record<'note' | 'dense' | 'body' | 'patient' | 'name' | 'title' | 'figure', readonly [number, number]>
> = {
  note: [12, 16],
  dense: [13, 20],
  body: [14, 20],
  patient: [17, 26],
  name: [20, 28],
  title: [28, 36],
  figure: [40, 48],
};

/** Heights in pixels. Dense for flowsheets, row for worklists, roomy for the phone; the rail is a width. */
export const density: Readonly<
  Record<'dense' | 'row' | 'roomy' | 'control' | 'controlPatient' | 'topBar' | 'rail' | 'banner', number>
> = { dense: 28, row: 40, roomy: 56, control: 32, controlPatient: 48, topBar: 48, rail: 72, banner: 72 };
