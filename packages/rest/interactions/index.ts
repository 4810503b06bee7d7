import type { Interaction } from '../door.ts';
import type { Route } from '../route.ts';
import { bundle } from './bundle.ts';
import { interactionOf } from './dispatch.ts';

/** The interaction that answers a route, bundles among them. */
export const interactionFor = (found: Route): Interaction =>
  found.interaction === 'bundle' ? bundle : interactionOf(found);
