import { writeJson } from '#fhir';
import type { RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';

/** $versions (FHIR R4 capabilitystatement-operation-versions): this server speaks R4 alone. */
export const versions: RestOperation = {
  name: 'versions',
  title: { 'zh-CN': '支持的 FHIR 版本', en: 'Versions of FHIR' },
  at: { system: true, types: 'none', instance: false },
  definition: hl7Definition('versions', 'CapabilityStatement'),
  get: true,
  changes: false,
  run: async () => ({
    status: 200,
    body: writeJson({
      resourceType: 'Parameters',
      parameter: [
        { name: 'version', valueCode: '4.0' },
        { name: 'default', valueCode: '4.0' },
      ],
    }),
  }),
};
