import type { RestOperation } from '../door.ts';
import { everything } from './everything.ts';
import { meta, metaAdd, metaDelete } from './meta.ts';
import { validate } from './validate.ts';

/** The operations that FHIR itself defines and the door answers. */
export const standardOperations: readonly RestOperation[] = [validate, meta, metaAdd, metaDelete, everything];
