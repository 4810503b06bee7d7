import { crash } from './crash.ts';

/** `npm run prove crash [ROUNDS] [SEED]`: kills a hospital 20 times under 8 writers, large bundles and imports; nothing acknowledged may be lost. */
const [rounds = '20', seed = '1'] = process.argv.slice(2);
const result = await crash({
  rounds: Number(rounds),
  seed: Number(seed),
  writers: 8,
  tell: (line) => console.log(line),
});
const { records, odd, events } = result;
for (const fault of [
  ...new Set([...odd, ...records.lost, ...records.halves, ...records.invented, ...events.disordered]),
].slice(0, 50))
  console.log(fault);
console.log(
  `${result.rounds} kills, seed ${seed}: ${result.acknowledged} writes acknowledged, ${result.doubtful} in doubt, ${result.refused} refused, ${result.versions} versions; ` +
    `${records.lost.length} lost, ${records.halves.length} halves, ${records.invented.length} invented, ${odd.length} other faults`,
);
console.log(
  `${events.commits} commits in one order, ${events.delivered} events delivered: ${events.missing} missing, ${events.doubled} doubled, ${events.invented} invented, ` +
    `${events.undelivered} undelivered, ${events.disordered.length} out of order; ${events.broken} broken links of the audit chain`,
);
const faults =
  records.lost.length +
  records.halves.length +
  records.invented.length +
  odd.length +
  events.missing +
  events.doubled +
  events.invented +
  Math.abs(events.undelivered) +
  events.disordered.length +
  events.broken;
if (faults > 0) console.log(result.said.slice(-6000));
process.exit(faults === 0 ? 0 : 1);
