import type { Parameters } from '#fhir';
import { undo, type Runner } from '#operations';
import type { RestOperation } from '../door.ts';
import { wrongParameter } from '../refusals.ts';
import { givenText, operationInput } from './input.ts';

/** $undo: takes back, within 8 s, what an operation of the caller wrote under a request (its X-Request-Id). */
export const undoOperation = (runner: Pick<Runner, 'engine' | 'find' | 'registry'>): RestOperation => ({
  name: 'undo',
  title: { 'zh-CN': '撤销', en: 'Undo' },
  at: { system: true, types: 'none', instance: false },
  get: false,
  changes: true,
  run: async (_, { request, session }) => {
    const wanted = givenText(operationInput(request), 'request') ?? '';
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(wanted)) {
      throw wrongParameter(
        'request',
        '应为要撤销的请求的 X-Request-Id',
        'must be the X-Request-Id of the request to undo',
      );
    }
    const restored = await undo(runner, session, wanted);
    const answer: Parameters = {
      resourceType: 'Parameters',
      parameter: restored.map((reference) => ({ name: 'restored', valueReference: { reference } })),
    };
    return { status: 200, body: JSON.stringify(answer) };
  },
});
