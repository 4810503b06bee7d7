import type { RestOperation } from '../door.ts';
import { exportInput } from './export-input.ts';
import type { BulkParts } from './export-job.ts';
import { kickOff } from './kick-off.ts';

/** $export on the system, on Patient and on a Group (FHIR Bulk Data Access 2.0). */
export const exportOperation = (parts: BulkParts): RestOperation => ({
  name: 'export',
  title: { 'zh-CN': '批量导出', en: 'Bulk export' },
  at: { system: true, types: ['Patient', 'Group'], instance: true },
  get: true,
  changes: false,
  run: async (door, asked, route) => {
    const input = exportInput(door, asked, route, parts.context());
    // A group that is not there is refused before the job begins.
    if ('id' in input.scope) await door.store.read(asked.session, 'Group', input.scope.id);
    return kickOff(parts, asked, 'bulk/export', input);
  },
});
