import type { Resource } from '#fhir';
import { makeChart, makeStay } from './chart.ts';
import { makeCritical, makeObservations } from './observations.ts';
import { makePatients } from './patients.ts';

const reasons = ['心力衰竭', '社区获得性肺炎，房颤', '上消化道出血后', '股骨颈骨折', '支架术后 3 天', '急性胰腺炎'];

/** All fixtures, newest facts relative to `now`. */
export function makeStore(now: Date): readonly Resource[] {
  const patients = makePatients();
  const stays = patients.slice(0, 48).map(({ id = '' }, at) => makeStay(id, at, now, reasons[at % reasons.length] ?? ''));
  return [
    ...patients,
    ...stays,
    ...makeChart(now),
    ...makeObservations('wang-xiulan', now),
    makeCritical('p3', 'critical-1', now, 12, 'HH'),
    makeCritical('rare', 'critical-2', now, 95, 'LL'),
    makeCritical('p7', 'critical-3', now, 300, 'HH'),
  ];
}
