import type { ValueSet } from '#fhir';
import type { CodeSet, Member } from './code-set.ts';
import { pageOf } from './include-set.ts';

type Contains = NonNullable<NonNullable<ValueSet['expansion']>['contains']>[number];

/** The codes of a value set as its stored expansion has them. */
export function storedSet(url: string, contains: readonly Contains[]): CodeSet {
  const members: Member[] = [];
  const walk = (nodes: readonly Contains[], parents: readonly string[]): void => {
    for (const node of nodes) {
      const { system, version, code, display, designation } = node;
      if (system !== undefined && code !== undefined) {
        members.push({
          system,
          ...(version === undefined ? {} : { version }),
          concept: {
            code,
            ...(display === undefined ? {} : { display }),
            designations: (designation ?? []).map(({ language, value }) => ({
              ...(language === undefined ? {} : { language }),
              value,
            })),
            properties: [],
            parents,
            inactive: node.inactive === true,
            abstract: node.abstract === true,
          },
        });
      }
      walk(node.contains ?? [], code === undefined ? [] : [code]);
    }
  };
  walk(contains, []);
  return {
    url,
    contains: async (system, code) =>
      members.find((one) => one.concept.code === code && (system === undefined || one.system === system)),
    list: async (query) => pageOf(members, query, url),
  };
}
