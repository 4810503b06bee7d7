import type { EventListener } from '#kernel';
import type { OpenDoor } from '#rest';

/** Hears of the hospital's search parameters and has them indexed. */
export const searchParameters = ({ settleParameters }: Pick<OpenDoor, 'settleParameters'>): EventListener => ({
  name: 'rest/search-parameters',
  types: ['SearchParameter'],
  handle: () => settleParameters(),
});
