import { dateRange } from '#fhir';
import type { EverythingRange, Version } from '#store';
import { entryText } from '../bundle-text.ts';
import type { RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';
import { wrongParameter } from '../refusals.ts';
import { givenText, operationInput } from './input.ts';

/** $everything of a patient (FHIR operation-patient-everything): written while it is read. */
export const everything: RestOperation = {
  name: 'everything',
  title: { 'zh-CN': '患者全部资料', en: 'Everything about a patient' },
  at: { system: false, types: ['Patient'], instance: true },
  definition: hl7Definition('everything'),
  get: true,
  changes: false,
  run: async (door, { request, session }, { id }) => {
    if (id === undefined)
      throw wrongParameter('id', '缺失:请用 Patient/[id]/$everything', 'is missing: use Patient/[id]/$everything');
    const range = rangeOf(operationInput(request), door.zone);
    const batches = door.everything(session, id, range);
    // The first batch is read before the answer begins, so that a refusal is still a refusal.
    const first = await batches.next();
    return { status: 200, body: bundleOf(first, batches, request.base) };
  },
};

async function* bundleOf(
  first: IteratorResult<readonly Version[]>,
  rest: AsyncIterable<readonly Version[]>,
  base: string,
): AsyncGenerator<string> {
  yield '{"resourceType":"Bundle","type":"searchset"';
  let count = 0;
  const part = (versions: readonly Version[]): string =>
    versions
      .map((version) => {
        count += 1;
        return `${count === 1 ? ',"entry":[' : ','}${entryText(`${base}/${version.type}/${version.id}`, version.text, { search: { mode: 'match' } })}`;
      })
      .join('');
  if (first.done !== true) {
    yield part(first.value);
    for await (const versions of rest) yield part(versions);
  }
  yield `${count === 0 ? '' : ']'},"total":${count}}`;
}

function rangeOf(input: Parameters<typeof givenText>[0], zone: string): EverythingRange {
  const moment = (name: string, end: 0 | 1): number | undefined => {
    const text = givenText(input, name);
    if (text === undefined) return undefined;
    const range = dateRange(text, zone);
    if (range === undefined) throw wrongParameter(name, '必须是日期或时刻', 'must be a date or an instant');
    return range[end];
  };
  const [start, end, since] = [moment('start', 0), moment('end', 1), moment('_since', 0)];
  const types = givenText(input, '_type');
  return {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(since === undefined ? {} : { since }),
    ...(types === undefined ? {} : { types: types.split(',') }),
  };
}
