import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { membersOf, type Member } from '#fhir';
import { rich } from './fixtures/rich.ts';
import { isObject, type JsonObject } from './run.ts';
import { validateResource } from './validate-resource.ts';

/** A value inside a resource: where it hangs, and what its place is called. */
interface Spot {
  readonly parent: Record<string, unknown>;
  readonly member: Member;
  readonly place: string;
  /** Place of the object that holds it. */
  readonly holder: string;
}

/** Every element of a resource with a value. */
function spotsOf(object: Record<string, unknown>, type: string, holder: string): readonly Spot[] {
  return [...membersOf(type).values()].flatMap((member) => {
    const value = object[member.key];
    if (value === undefined) return [];
    const place = `${holder}.${member.element.name}`;
    const below = (Array.isArray(value) ? value : [value]).flatMap((one: unknown, index) => {
      if (!isObject(one)) return [];
      const kind = member.type === 'Resource' ? String(one['resourceType']) : member.type;
      return spotsOf(one, kind, member.many ? `${place}[${index}]` : place);
    });
    return [{ parent: object, member, place, holder }, ...below];
  });
}

const valid = fc.integer({ min: 0, max: rich.length - 1 }).map((index) => structuredClone(rich[index] ?? {}));
const mutated = fc.tuple(valid, fc.nat()).map(([resource, at]) => {
  const copy: Record<string, unknown> = resource;
  const spots = spotsOf(copy, String(copy['resourceType']), String(copy['resourceType']));
  return { resource: copy, spot: spots[at % spots.length] };
});

/** Each breaks one rule at a spot and says where a finding must stand; undefined where it does not apply. */
const breaks: Readonly<Record<string, (spot: Spot) => string | undefined>> = {
  'an unknown element': ({ parent, holder }) => {
    parent['dragon'] = 1;
    return `${holder}.dragon`;
  },
  'a missing required element': ({ parent, member, place }) => {
    if (member.element.min === 0) return undefined;
    delete parent[member.key];
    return place;
  },
  'an array too many or too few': ({ parent, member, place }) => {
    const value = parent[member.key];
    parent[member.key] = Array.isArray(value) ? value[0] : [value];
    return place;
  },
  'an empty array': ({ parent, member, place }) => {
    parent[member.key] = [];
    return place;
  },
  'an empty object': ({ parent, member, place }) => {
    parent[member.key] = member.many ? [{}] : {};
    return place;
  },
  'an empty text': ({ parent, member, place }) => {
    parent[member.key] = member.many ? [''] : '';
    return place;
  },
  'a null': ({ parent, member, place }) => {
    parent[member.key] = member.many ? [null] : null;
    return place;
  },
  'another type of the choice': ({ parent, member, place }) => {
    if (!member.element.choice) return undefined;
    const other = member.element.types.find(({ code }) => code !== member.elementType.code)?.code;
    if (other === undefined) return undefined;
    parent[`${member.element.name}${other.charAt(0).toUpperCase()}${other.slice(1)}`] = {};
    return place;
  },
};

suite('mutations of right resources', () => {
  test('the resources are right to begin with', () => {
    for (const resource of rich) assert.deepEqual(validateResource(resource), []);
  });

  for (const [name, mutate] of Object.entries(breaks)) {
    test(`${name} is found at its place`, () => {
      let applied = 0;
      fc.assert(
        fc.property(mutated, ({ resource, spot }) => {
          const place = spot && mutate(spot);
          if (place === undefined) return;
          applied += 1;
          const places = validateResource(resource)
            .filter(({ severity }) => severity === 'error')
            .map(({ expression }) => expression);
          assert.ok(
            places.some((one) => one === place || one.startsWith(`${place}[`)),
            `nothing at ${place}, but at ${places.join(', ')}`,
          );
        }),
        { numRuns: 300 },
      );
      assert.ok(applied > 5, `applied ${applied} times`);
    });
  }

  test('anything at all in any place is answered, never thrown', () => {
    fc.assert(
      fc.property(mutated, fc.jsonValue({ maxDepth: 3 }), ({ resource, spot }, value) => {
        if (spot !== undefined) spot.parent[spot.member.key] = value;
        const findings = validateResource(resource);
        assert.ok(findings.every(({ words }) => words.en !== '' && words['zh-CN'] !== ''));
      }),
      { numRuns: 1500 },
    );
  });

  test('anything at all as a resource is answered, never thrown', () => {
    const type = fc.constantFrom('Patient', 'Observation', 'Bundle', 'Questionnaire', 'Parameters', 'Extension');
    fc.assert(
      fc.property(fc.jsonValue(), type, (value, resourceType) => {
        const resource: JsonObject = isObject(value) ? { resourceType, ...value } : { resourceType, extension: value };
        assert.ok(validateResource(resource).length >= 0);
        assert.ok(validateResource(value).length > 0);
      }),
    );
  });
});
