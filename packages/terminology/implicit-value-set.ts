import type { ValueSet } from '#fhir';
import { unsupportedImplicit } from './refusals.ts';

/**
 * Value sets that a code system defines by their address alone: SNOMED CT's all and is-a
 * (FHIR R4 snomedct.html#implicit) and LOINC's all (loinc.html#implicit). Undefined if it is no such address.
 */
export function implicitValueSet(url: string): ValueSet | undefined {
  const snomed = /^(?<system>http:\/\/snomed\.info\/sct)(?<version>\/[^?]*)?\?fhir_vs(?:=(?<what>.*))?$/u.exec(
    url,
  )?.groups;
  if (snomed !== undefined) {
    const { version, what } = snomed;
    const base = {
      system: 'http://snomed.info/sct',
      ...(version === undefined ? {} : { version: `http://snomed.info/sct${version}` }),
    };
    if (what === undefined) return implied(url, base);
    const root = /^isa\/(?<code>\d{6,18})$/u.exec(what)?.groups?.['code'];
    if (root === undefined) throw unsupportedImplicit(url);
    return implied(url, { ...base, filter: [{ property: 'concept', op: 'is-a', value: root }] });
  }
  return url === 'http://loinc.org/vs' ? implied(url, { system: 'http://loinc.org' }) : undefined;
}

type Include = NonNullable<ValueSet['compose']>['include'][number];

const implied = (url: string, include: Include): ValueSet => ({
  resourceType: 'ValueSet',
  url,
  status: 'active',
  compose: { include: [include] },
});
