import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf, type Chance } from './chance.ts';
import { follow, type EventFaults } from './check-events.ts';
import { checkRecords, checkSearch, checkWhole, readHistory, type RecordFaults } from './check-records.ts';
import { openHospital, type Hospital, type Victim } from './hospital.ts';
import { finishImports, startImport, type AskedImport } from './imports.ts';
import { write } from './writers.ts';
import type { Writing } from './writing.ts';

/** How hard it is tried. */
export interface CrashDose {
  readonly rounds: number;
  readonly seed: number;
  readonly writers: number;
  /** Hears of each round. */
  readonly tell: (line: string) => void;
}

/** What came of it. */
export interface CrashResult {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly doubtful: number;
  readonly refused: number;
  /** Versions that were kept. */
  readonly versions: number;
  readonly records: RecordFaults;
  /** Gaps of versions, what nobody sent, what is not found or not current, imports that failed. */
  readonly odd: readonly string[];
  readonly events: EventFaults;
  /** What the hospital told on its console. */
  readonly said: string;
}

const VICTIMS: readonly Victim[] = ['all', 'web', 'database', 'node'];

/** Processes that there are at least: launcher, two web processes, worker; the server of the database and its own. */
const FEWEST: Readonly<Record<Victim, number>> = { web: 1, node: 4, database: 5, all: 9 };

/** Milliseconds that a round waits for its writes before it kills. */
const LONGEST_MS = 10_000;

/** Kills a real hospital again and again while it is written to, then compares what is there with what was told. */
export async function crash(dose: CrashDose): Promise<CrashResult> {
  const hospital = await openHospital();
  try {
    return await rounds(hospital, dose);
  } catch (fault) {
    dose.tell(hospital.said().slice(-4000));
    throw fault;
  } finally {
    await hospital.stop();
    hospital.remove();
  }
}

async function rounds(hospital: Hospital, dose: CrashDose): Promise<CrashResult> {
  const chance = chanceOf(dose.seed);
  const writing = { hospital, sent: [], odd: new Map(), going: () => true } satisfies Writing;
  const records: RecordFaults = { lost: [], halves: [], invented: [] };
  const imports: AskedImport[] = [];
  const follower = follow(hospital);
  for (let round = 0; round < dose.rounds; round += 1) {
    const victim = VICTIMS[round % VICTIMS.length] ?? 'all';
    imports.push(await startImport(writing, round));
    const { faults, line } = await oneRound(writing, dose, chance, round, victim);
    for (const name of ['lost', 'halves', 'invented'] as const) records[name].push(...faults[name]);
    dose.tell(`round ${round + 1}: ${line}`);
  }
  const failed = await finishImports(writing, imports);
  const kept = await readHistory(writing);
  const last = checkRecords(writing.sent, kept);
  for (const name of ['lost', 'halves', 'invented'] as const) records[name].push(...last[name]);
  const odd = [
    ...failed,
    ...(await checkWhole(writing, writing.sent, kept)),
    ...(await checkSearch(writing, writing.sent)),
  ];
  return {
    rounds: dose.rounds,
    ...counted(writing),
    versions: kept.length,
    records,
    odd,
    events: await follower.finish(),
    said: hospital.said(),
  };
}

async function oneRound(
  all: Writing,
  dose: CrashDose,
  chance: Chance,
  round: number,
  victim: Victim,
): Promise<{ readonly faults: RecordFaults; readonly line: string }> {
  const since = Date.now() - 1000;
  const { hospital } = all;
  let going = true;
  // Requests of this round alone are compared after it: those before are compared again in the end.
  const writing: Writing = { ...all, sent: [], odd: new Map(), going: () => going };
  const written = write(writing, dose.writers, dose.seed, round);
  // On a busy machine too, enough is written before the kill.
  const wanted = 30 + chance.below(200);
  for (let waited = 0; counted(writing).acknowledged < wanted && waited < LONGEST_MS; waited += 20) await pause(20);
  await pause(chance.below(200));
  const dead = hospital.kill(victim);
  if (dead < FEWEST[victim]) throw new Error(`Of ${victim}, only ${dead} processes were there to be killed`);
  const killed = performance.now();
  await pause(chance.below(600));
  const startedAgain = victim === 'all' || victim === 'node';
  if (!startedAgain) {
    // Under fire: the launcher brings up what died while everybody goes on writing.
    await hospital.recover();
    await pause(300);
  }
  going = false;
  await written;
  await hospital.recover();
  const away = performance.now() - killed;
  const faults = checkRecords(writing.sent, await readHistory(writing, since));
  all.sent.push(...writing.sent);
  const { acknowledged, doubtful } = counted(writing);
  const odd = [...writing.odd].map(([name, count]) => `${name} ${count}`).join(', ');
  const line =
    `${victim} (${dead} processes killed), ${acknowledged} acknowledged, ${doubtful} in doubt [${odd}], up again in ${(away / 1000).toFixed(1)} s: ` +
    `${faults.lost.length} lost, ${faults.halves.length} halves, ${faults.invented.length} invented`;
  return { faults, line };
}

function counted({ sent }: Writing): Pick<CrashResult, 'acknowledged' | 'doubtful' | 'refused'> {
  const count = (told: string): number => sent.filter((one) => one.told === told).length;
  return { acknowledged: count('acknowledged'), doubtful: count('doubt'), refused: count('refused') };
}
