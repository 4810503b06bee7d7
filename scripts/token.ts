import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createTokens, openTokenKey } from '#security';
import { readSettings } from '../apps/server/settings.ts';

/** `npm run token -- --role ROLE [--name NAME] [--subject Practitioner/x] [--organization Organization/x] [--hours 12]` prints a bearer token. */
const { values } = parseArgs({
  options: {
    role: { type: 'string' },
    name: { type: 'string' },
    subject: { type: 'string' },
    organization: { type: 'string' },
    hours: { type: 'string', default: '12' },
  },
});

const hours = Number(values.hours);
if (values.role === undefined || !/^[a-z][a-z-]{0,63}$/u.test(values.role) || !(hours > 0 && hours <= 24 * 366)) {
  console.error(
    'npm run token -- --role ROLE [--name NAME] [--subject Practitioner/x] [--organization Organization/x] [--hours 12]',
  );
  process.exit(2);
}

const { data } = readSettings(process.env, process.cwd());
const now = new Date();
const token = createTokens(openTokenKey(join(data, 'keys'))).issue(
  {
    subject: values.subject ?? `script:${values.role}`,
    role: values.role,
    name: values.name ?? values.role,
    ...(values.organization === undefined ? {} : { organization: values.organization }),
    expires: new Date(now.getTime() + hours * 3_600_000),
  },
  now,
);
process.stdout.write(`${token}\n`);
