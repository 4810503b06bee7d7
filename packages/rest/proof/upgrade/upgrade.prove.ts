import { isDeepStrictEqual } from 'node:util';
import { archiveFolder, archives, makeArchive, openArchiveOf } from './fixtures/archives.ts';

/**
 * `npm run prove upgrade`: every archive of a closed issue opens under this code with equal content.
 * `npm run prove upgrade make NAME` makes the archive of a closing commit.
 */
const [verb, given] = process.argv.slice(2);
if (verb === 'make' && given !== undefined) {
  console.table(await makeArchive(archiveFolder(given)));
} else {
  const names = archives();
  let failed = names.length === 0;
  for (const name of names) {
    const { before, after } = await openArchiveOf(archiveFolder(name));
    const equal = isDeepStrictEqual(before, after);
    failed ||= !equal;
    console.log(
      `${equal ? 'ok  ' : 'FAIL'} ${name}: ${Object.entries(after)
        .map(([part, { count }]) => `${count} ${part}`)
        .join(', ')}`,
    );
    if (!equal) console.log({ before, after });
  }
  console.log(failed ? 'upgrade: not proved' : `upgrade: ${names.length} archives open with equal content`);
  process.exitCode = failed ? 1 : 0;
}
