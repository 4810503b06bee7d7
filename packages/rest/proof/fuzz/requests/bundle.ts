import { damaged, mutated } from '../mutate.ts';
import { oddText } from '../values.ts';
import { FHIR, oddHeaders, resource, type MakeRequest } from './parts.ts';

/** A batch or transaction of a few entries. */
export const bundle: MakeRequest = (chance) => {
  const entry = Array.from({ length: chance.whole(4) }, () => ({
    fullUrl: chance.pick(['urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111', 'urn:uuid:1', 'Patient/1', '']),
    resource: resource(chance),
    request: {
      method: chance.pick(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'BREW']),
      url: chance.pick([
        'Patient',
        'Patient/fuzz-1',
        'Observation/fuzz-2',
        'Patient?identifier=urn:i|1',
        'Patient?',
        '',
        '/',
        'http://x/y',
        'Patient/$validate',
        'Patient/fuzz-1/$everything',
        '_history?_count=1',
        'metadata',
        '$graphql?query={',
        'Binary/fuzz-8',
        '%zz',
        oddText(chance),
      ]),
      ...(chance.happens(0.2) ? { ifMatch: chance.pick(['W/"1"', '*', 'x']) } : {}),
      ...(chance.happens(0.2) ? { ifNoneExist: chance.pick(['identifier=urn:i|1', '', 'x=y', '%zz']) } : {}),
    },
  }));
  const whole = {
    resourceType: 'Bundle',
    type: chance.pick(['batch', 'transaction', 'transaction', 'collection', 'x']),
    entry,
  };
  const sent = chance.happens(0.4) ? mutated(whole, chance) : whole;
  return {
    method: 'POST',
    path: '/',
    headers: { ...FHIR, ...oddHeaders(chance) },
    body: chance.happens(0.2) ? damaged(sent, chance) : Buffer.from(JSON.stringify(sent)),
  };
};
