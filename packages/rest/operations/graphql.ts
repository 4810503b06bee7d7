import type { RestOperation } from '../door.ts';
import { onInstanceOnly } from '../refusals.ts';
import { hl7Definition } from './definition.ts';

/** $graphql on the system and on an instance (FHIR R4 graphql.html). */
export const graphql: RestOperation = {
  name: 'graphql',
  title: { 'zh-CN': 'GraphQL 查询', en: 'GraphQL query' },
  at: { system: true, types: 'all', instance: true },
  definition: hl7Definition('graphql', 'Resource'),
  get: true,
  changes: false,
  run: async (door, asked, route) => {
    if (route.type !== undefined && route.id === undefined) throw onInstanceOnly('graphql', route.type);
    // Loaded with the first query: a process that is never asked one does not hold it.
    const { answerGraphql } = await import('../graphql/answer.ts');
    return answerGraphql(door, asked, route);
  },
};
