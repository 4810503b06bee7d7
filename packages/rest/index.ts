export { collectionAsTransaction, PLACE as IMPORT_PLACE } from './bulk/index.ts';
export type { Asked, Door, Interaction, RestOperation } from './door.ts';
export { openApi } from './open-api.ts';
export { openDoor, type DoorParts, type OpenDoor } from './open-door.ts';
export { operationDefinition } from './operations/definition.ts';
export { houseOperation, userOf } from './operations/house-operation.ts';
export { serveFhir } from './serve.ts';
export { serveSession, type SessionDoor } from './session.ts';
