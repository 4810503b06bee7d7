import type { ImportRun } from './import-run.ts';
import { fileOf, resourceIn } from './import-source.ts';
import { isTakenApart } from './bundle-units.ts';
import { lines } from './lines.ts';

const LONGEST = 128 * 2 ** 20;

/** Tries waiting bundles again as long as any of them succeeds; what then still waits is refused. */
export async function importWaiting(run: ImportRun): Promise<void> {
  for (let last = false; run.waiting.length > 0;) {
    const todo = run.waiting.splice(0);
    const bySource = Map.groupBy(todo, ([source]) => source);
    for (const [source, places] of bySource) await again(run, source, new Set(places.map(([, line]) => line)), last);
    last = run.waiting.length === todo.length;
    await run.settle({});
  }
}

async function again(run: ImportRun, source: number, wanted: ReadonlySet<number>, last: boolean): Promise<void> {
  const name = run.input.sources[source]?.name ?? '';
  for await (const { number, bytes } of lines(await run.parts.files.get(await fileOf(run, source)), LONGEST)) {
    if (!wanted.has(number)) continue;
    const bundle = resourceIn(bytes);
    if (!isTakenApart(bundle)) throw new Error(`Line ${number} of ${name} is no bundle any more`);
    const done = await run.writer.bundle(source, number, bundle, `${name}:${number}`, last);
    if (!done) run.waiting.push([source, number]);
    await run.progress();
  }
}
