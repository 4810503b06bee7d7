import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findFiles } from './import/find-files.ts';
import { importFiles } from './import/import-files.ts';
import { progressLine } from './import/progress.ts';
import { runningServer } from './import/server.ts';

/**
 * `npm run import -- FILES… [--report FILE]` imports FHIR into the running hospital: .ndjson and .json (a resource or a
 * bundle), each also .gz, and folders of them. What is refused stands in the report; then it ends with 1.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: 'string', default: 'import-refused.ndjson' } },
});
const { files, strangers } = findFiles(positionals);
if (files.length === 0 || strangers.length > 0) {
  for (const path of strangers) console.error(`没有这样的文件 No .json or .ndjson file: ${path}`);
  console.error('npm run import -- FILES… [--report FILE]   (.json, .ndjson, .gz, folders)');
  process.exit(2);
}

const server = runningServer(process.env, process.cwd());
try {
  const { status } = await fetch(`${server.base}/metadata`);
  if (status >= 500) throw new Error(`${status}`);
} catch (fault) {
  const reason = fault instanceof Error ? fault.message : String(fault);
  console.error(`医院没有运行 The hospital does not answer at ${server.base} (${reason}): npm start`);
  process.exit(2);
}

const line = progressLine(files.length, process.stderr);
const refused = await importFiles(server, files, line);
process.stderr.write(`${line.end()}\n`);
if (refused.length > 0) {
  const report = resolve(values.report);
  writeFileSync(report, refused.map((one) => `${JSON.stringify(one)}\n`).join(''));
  console.error(`被拒绝的条目见 What was refused stands in ${report}`);
  process.exitCode = 1;
}
