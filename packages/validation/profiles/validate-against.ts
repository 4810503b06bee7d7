import type { StructureDefinition } from '#fhir';
import type { Finding } from '../finding.ts';
import { entriesOf } from '../resource-check.ts';
import { isObject, newRun, report } from '../run.ts';
import { validateResource, type ValidateOptions } from '../validate-resource.ts';
import { checkItem, meets } from './check-node.ts';
import { ask } from './code-questions.ts';
import { checkExtensions, extensionUrls } from './extensions.ts';
import * as faults from './faults.ts';
import type { Item } from './items.ts';
import { loadProfiles, type ProfileSource } from './load.ts';
import type { Walk } from './walk.ts';

/**
 * Validates a resource by the base rules and by profiles, given as definitions or by address. Extensions whose
 * definition is loaded are checked by it as well. What could not be checked is a finding of its own.
 */
export async function validateAgainst(
  resource: unknown,
  profiles: readonly (string | StructureDefinition)[],
  source: ProfileSource,
  options: ValidateOptions = {},
): Promise<readonly Finding[]> {
  const base = validateResource(resource, options);
  if (!isObject(resource)) return base;
  const { resourceType } = resource;
  if (typeof resourceType !== 'string') return base;

  const given = profiles.filter((one) => typeof one !== 'string');
  const wanted = profiles.map((one) => (typeof one === 'string' ? one : one.url));
  const loaded = await loadProfiles([...wanted, ...extensionUrls(resource)], given, source);

  const run = newRun(resource, options.place ?? resourceType, false);
  if (resourceType === 'Bundle') run.bundled = entriesOf(resource);
  const walk: Walk = { run, ...loaded, checks: { item: checkItem, meets }, questions: [] };
  const item: Item = { value: resource, type: resourceType, code: resourceType, index: undefined, choice: true };
  for (const url of wanted) checkWhole(url, item, walk);
  checkExtensions(resource, resourceType, walk);
  await ask(walk.questions, source, run);
  return [...base, ...withoutRepeats(run.findings)];
}

function checkWhole(url: string, item: Item, walk: Walk): void {
  const profile = walk.profiles.get(url);
  if (profile === undefined) report(walk.run, faults.askedProfileMissing(url, walk.missing.get(url) ?? url));
  else if (profile.type !== item.type) report(walk.run, faults.profileType(url, profile.type, item.type));
  else checkItem(profile.root, item, walk);
}

/** The same rule may be reached by several ways: by the profile and by the extension's own definition. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ expression, code, words }) => {
    const key = `${expression}|${code}|${words.en}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
