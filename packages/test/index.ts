export { matchesPlainly } from './matches-plainly.ts';
export { openHouse, withHouse, type TestHouse } from './with-house.ts';
