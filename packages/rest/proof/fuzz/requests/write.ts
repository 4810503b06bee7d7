import { damaged } from '../mutate.ts';
import { FHIR, idOf, oddHeaders, resource, typeOf, wellFormed, type MakeRequest } from './parts.ts';
import { pairs } from './search.ts';

/** A create or an update, whole or damaged. */
export const write: MakeRequest = (chance) => {
  const seed = resource(chance) as { readonly resourceType?: string; readonly id?: string };
  const type =
    chance.happens(0.9) && typeof seed.resourceType === 'string'
      ? encodeURIComponent(wellFormed(seed.resourceType))
      : typeOf(chance);
  const body = chance.happens(0.4) ? damaged(seed, chance) : Buffer.from(JSON.stringify(seed));
  const id =
    chance.happens(0.9) && typeof seed.id === 'string' ? encodeURIComponent(wellFormed(seed.id)) : idOf(chance);
  return chance.happens(0.4)
    ? { method: 'POST', path: `/${type}`, headers: { ...FHIR, ...oddHeaders(chance) }, body }
    : { method: 'PUT', path: `/${type}/${id}`, headers: { ...FHIR, ...oddHeaders(chance) }, body };
};

/** A conditional update, patch or delete. */
export const conditional: MakeRequest = (chance, known) => ({
  method: chance.pick(['PUT', 'PATCH', 'DELETE']),
  path: `/Patient?${pairs('Patient', chance, known)}`,
  headers: { ...FHIR, ...oddHeaders(chance) },
  body: Buffer.from(JSON.stringify(resource(chance))),
});

/** Raw content. */
export const binary: MakeRequest = (chance) => ({
  method: chance.pick(['POST', 'PUT', 'GET']),
  path: chance.happens(0.5) ? '/Binary' : `/Binary/${idOf(chance)}`,
  headers: {
    'content-type': chance.pick(['image/png', 'text/plain; charset=x', 'application/json', 'x', ';', 'a/b/c']),
    accept: chance.pick(['image/png', '*/*', 'x', 'application/fhir+json', '']),
  },
  body: chance.bytes(chance.whole(300)),
});
