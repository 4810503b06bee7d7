import type { StructureDefinition } from '#fhir';
import { Refusal } from '#kernel';
import { canonical, loadValueSet, valueSetCodes, type TerminologySource } from '#terminology';
import { buildProfile } from './build.ts';
import { isBaseType } from './check-node.ts';
import type { Profile, ProfileNode } from './node.ts';

/** Where profiles and their value sets come from. */
export interface ProfileSource extends TerminologySource {
  /** A structure definition by its address; without version the newest one held. Undefined if it is not loaded. */
  structureDefinition(url: string, version?: string): Promise<StructureDefinition | undefined>;
}

/** Profiles by address, undefined where one is not loaded; and the codes that slices are told apart by. */
export interface Loaded {
  readonly profiles: ReadonlyMap<string, Profile | undefined>;
  readonly sets: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  /** For a profile that is not loaded, the address that is missing: its own, or that of a profile it derives from. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Most codes of a value set that slices are told apart by. */
const limit = 10_000;

/** Loads profiles, everything that they build on or name, and the value sets that their slices need. */
export async function loadProfiles(
  addresses: readonly string[],
  given: readonly StructureDefinition[],
  source: ProfileSource,
): Promise<Loaded> {
  const profiles = new Map<string, Profile | undefined>();
  const missing = new Map<string, string>();
  const open = [...addresses, ...given.map(({ url }) => url)];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (profiles.has(address) || isBaseType(address)) continue;
    const profile = await loadOne(address, given, source, []);
    if (typeof profile === 'string') {
      profiles.set(address, undefined);
      missing.set(address, profile);
    } else {
      profiles.set(address, profile);
      open.push(...namedIn(profile.root));
    }
  }
  const sets = new Map<string, ReadonlySet<string> | undefined>();
  for (const profile of profiles.values()) {
    for (const valueSet of profile === undefined ? [] : setsOfSlices(profile.root)) {
      if (!sets.has(valueSet)) sets.set(valueSet, await codesOf(valueSet, source));
    }
  }
  return { profiles, sets, missing };
}

/** The profile, or the address that is missing. */
async function loadOne(
  address: string,
  given: readonly StructureDefinition[],
  source: ProfileSource,
  path: readonly string[],
): Promise<Profile | string> {
  const { url, version } = canonical(address);
  const definition =
    given.find((one) => one.url === url && (version === undefined || one.version === version)) ??
    (await source.structureDefinition(url, version));
  if (definition === undefined || path.includes(address)) return address;
  const { baseDefinition, snapshot } = definition;
  const derived = snapshot === undefined && baseDefinition !== undefined && !isBaseType(baseDefinition);
  if (!derived) return buildProfile(definition, undefined);
  // Without its base a differential says only half: the profile counts as not loaded.
  const base = await loadOne(baseDefinition, given, source, [...path, address]);
  return typeof base === 'string' ? base : buildProfile(definition, base);
}

function namedIn({ rules, children, slices }: ProfileNode): readonly string[] {
  const own = (rules.types ?? []).flatMap(({ profiles, targets }) => [...profiles, ...targets]);
  return [...own, ...[...children, ...slices].flatMap(namedIn)];
}

/** Value sets with a required binding below a slice: its discriminator may ask for them. */
function setsOfSlices(node: ProfileNode, inSlice = false): readonly string[] {
  const { rules, children, slices } = node;
  const own = inSlice && rules.binding?.strength === 'required' ? [rules.binding.valueSet] : [];
  return [
    ...own,
    ...children.flatMap((child) => setsOfSlices(child, inSlice)),
    ...slices.flatMap((slice) => setsOfSlices(slice, true)),
  ];
}

async function codesOf(valueSet: string, source: TerminologySource): Promise<ReadonlySet<string> | undefined> {
  try {
    const codes = valueSetCodes(await loadValueSet(valueSet, source), source);
    const { members } = await codes.list({ offset: 0, limit });
    return new Set(members.map(({ system, concept }) => `${system}|${concept.code}`));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
