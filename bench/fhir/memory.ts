import { readdir, readFile } from 'node:fs/promises';

/** Proportional set size of a process and all below it, in MB (Linux: /proc/PID/smaps_rollup). */
export async function treePss(root: number): Promise<number> {
  const parents = await parentTable();
  const tree = new Set([root]);
  for (let grew = true; grew;) {
    grew = false;
    for (const [pid, parent] of parents) {
      if (tree.has(parent) && !tree.has(pid)) grew = tree.add(pid).size > 0;
    }
  }
  let kilobytes = 0;
  for (const pid of tree) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+)/mu.exec(text)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

async function parentTable(): Promise<ReadonlyMap<number, number>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const rows = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [Number(pid), Number(parent ?? 0)] as const;
    }),
  );
  return new Map(rows);
}
