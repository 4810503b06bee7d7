import type { RestOperation } from '../door.ts';
import { everything } from './everything.ts';
import { expandOperation } from './expand.ts';
import { graphql } from './graphql.ts';
import { lookupOperation } from './lookup.ts';
import { meta, metaAdd, metaDelete } from './meta.ts';
import { subsumesOperation } from './subsumes.ts';
import { translateOperation } from './translate.ts';
import { validateCodeOperation } from './validate-code.ts';
import { validate } from './validate.ts';
import { versions } from './versions.ts';

/** The operations that FHIR itself defines and the door answers. */
export const standardOperations: readonly RestOperation[] = [
  validate,
  meta,
  metaAdd,
  metaDelete,
  everything,
  versions,
  graphql,
  expandOperation,
  lookupOperation,
  validateCodeOperation,
  subsumesOperation,
  translateOperation,
];
