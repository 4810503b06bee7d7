import type { Definition } from '#search';

/** Search parameters that the house adds to those of R4, because its own screens ask by them. */
export const houseParameters: readonly Definition[] = [
  {
    // What cannot wait is found by it.
    url: 'urn:suwen:search:observation-interpretation',
    code: 'interpretation',
    type: 'token',
    base: ['Observation'],
    expression: 'Observation.interpretation',
  },
];
