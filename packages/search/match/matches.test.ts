import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { matchContext, read } from '../fixtures/setting.ts';
import { decidedElsewhere } from '../plan/decided.ts';
import { matches } from './matches.ts';

const meets = (resource: { readonly resourceType: string }, query: string, flags: readonly boolean[] = []): boolean => {
  const { parts } = read(resource.resourceType, query);
  return parts.every(({ where }) => matches(where, resource, matchContext(), flags));
};

const patient = {
  resourceType: 'Patient',
  id: 'p',
  name: [{ family: '張', given: ['偉'] }, { text: 'Zhang Wei' }],
  gender: 'male',
  birthDate: '1980-05',
  identifier: [{ system: 's', value: '1', type: { coding: [{ system: 't', code: 'MR' }] } }],
  text: { div: '<div>severe <b>Kopfschmerz</b> &amp; fever</div>' },
} as const;

suite('matches', () => {
  test('compares an opened resource like the index', () => {
    const yes = [
      'name=张伟',
      'name=zhangwei',
      'name=zw',
      'name:exact=張',
      'name:contains=ang w',
      'gender:not=female',
      'birthdate=1980',
      'birthdate=lt1980-06',
      'identifier=s|1',
      'identifier:of-type=t|MR|1',
      'active:missing=true',
      '_text=KOPFSCHMERZ fever',
      '_content=zhang',
      '_id=p',
      '_id:not=q',
      '_filter=name ew "Wei" and identifier ne s|2',
    ];
    const no = [
      'name=伟张',
      'name:exact=张',
      'gender:not=male',
      'birthdate=1980-05-17',
      'identifier=|1',
      'identifier:of-type=t|SS|1',
      'active=true',
      '_text=div',
      '_id=q',
      '_filter=not (gender eq male)',
    ];
    assert.deepEqual(
      [yes.filter((query) => !meets(patient, query)), no.filter((query) => meets(patient, query))],
      [[], []],
    );
  });

  test('takes what is about other resources from the flags of SQL, in order', () => {
    const query =
      '_filter=organization.name eq "a" or (gender eq female and not (general-practitioner:Practitioner.active eq true))';
    const where = read('Patient', query).parts[0]?.where;
    assert.ok(where);
    assert.equal(decidedElsewhere(where).length, 2);
    assert.deepEqual(
      [
        meets(patient, query, [true, true]),
        meets(patient, query, [false, false]),
        meets({ ...patient, gender: 'female' } as never, query, [false, false]),
      ],
      [true, false, true],
    );
  });

  test('in plain conjunction SQL has enforced it', () => {
    assert.equal(meets(patient, 'organization.name=x&gender=male'), true);
  });
});
