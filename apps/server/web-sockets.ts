import {
  createHub,
  HUB_CHANNEL,
  hubProtocol,
  listenOn,
  openSockets,
  subscriptionProtocol,
  type Caller,
  type Sockets,
} from '#events';
import { jobChannelOwner } from '#jobs';
import { SUBSCRIPTION_SOCKET, tokenOf } from '#rest';
import type { House } from './house.ts';
import type { Orders } from './orders.ts';
import { channelForbidden } from './refusals.ts';

/** Path of the hub for browsers. */
const HUB = '/hub';

/** The WebSockets of a web process: the hub, and FHIR subscriptions; one connection to the database hears for both. */
export async function openWebSockets(
  { database }: Orders,
  { door, tokens }: House,
  stop: AbortSignal,
): Promise<Sockets> {
  const hub = createHub();
  const { now, base, subscriptions } = door;
  const report = (fault: unknown): void => door.report(fault, { during: 'web sockets' });
  await new Promise<void>((ready) => {
    const listening = listenOn(
      { address: database, hear: { [HUB_CHANNEL]: hub.hear }, again: hub.missed, report },
      stop,
      ready,
    );
    listening.catch(report);
  });
  const browsers = hubProtocol<Caller>({
    hub,
    path: HUB,
    authenticate: async (request) => tokens.verify(tokenOf(request), new Date(now())),
    // Nobody hears what is not named here.
    maySubscribe: async ({ subject, role }, channel) => {
      const owner = await jobChannelOwner(door.store.engine, channel);
      if (owner === undefined || (owner !== subject && role !== 'admin')) throw channelForbidden(channel);
    },
    now,
    report,
  });
  return openSockets({
    protocols: [browsers, subscriptionProtocol(subscriptions, hub, `${base}${SUBSCRIPTION_SOCKET}`)],
    now,
    report,
  });
}
