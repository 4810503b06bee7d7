import { demoHospital } from './demo-hospital.ts';
import { openRecordCheck } from './fixtures/check-records.ts';

/** `npm run prove demo [SEED]`: every resource of the whole demo hospital is valid R4, has its own id and refers to what is there. */
const seed = process.argv[2] ?? 'suwen';
const began = performance.now();
const check = openRecordCheck();
let faults = 0;
for (const { progress, resources } of demoHospital({ seed, today: new Date('2026-11-25T01:30:00Z') })) {
  for (const fault of check.check(resources, { validate: true })) {
    if (++faults <= 20) console.error(fault);
  }
  if (progress.done % 400 === 0) console.log(`${progress.done} of ${progress.total}, ${check.count()} resources`);
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`demo hospital, seed ${seed}: ${check.count()} resources, ${faults} faults, ${seconds} s`);
process.exitCode = faults === 0 ? 0 : 1;
