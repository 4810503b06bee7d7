import { openedNote, sealedNote, type Engine } from '#store';
import { bindingWrong } from '../refusals.ts';

/** What a binding token allows: to hear these subscriptions over a WebSocket (R5 backport 1.1, $get-ws-binding-token). */
export interface Binding {
  readonly subscriptions: readonly string[];
  /** Who asked for it. */
  readonly agent: number;
  /** Milliseconds since 1970; bindings end with it. */
  readonly expires: number;
}

/** Milliseconds that a token is good for. */
export const BINDING_MS = 3_600_000;

const PLACE = 'subscription/binding';

/** A token that only this hospital can read or make: sealed by the house key, so that every process understands it. */
export const bindingToken = async (engine: Pick<Engine, 'envelopes' | 'dataKeys'>, binding: Binding): Promise<string> =>
  sealedNote(engine, PLACE, binding, await engine.dataKeys.house()).toString('base64url');

/** Reads a token; refuses one that is not ours or has expired. */
export async function readBindingToken(
  engine: Pick<Engine, 'envelopes' | 'dataKeys' | 'now'>,
  token: string,
): Promise<Binding> {
  let binding: Binding;
  try {
    binding = openedNote(engine, PLACE, Buffer.from(token, 'base64url'), await engine.dataKeys.house()) as Binding;
  } catch {
    throw bindingWrong();
  }
  if (binding.expires <= engine.now()) throw bindingWrong();
  return binding;
}
