import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Person } from '../../../src/request.ts';
import { isLoopback } from '../../../src/server/loopback.ts';

/**
 * Who asks, for counting how much they ask: an address on the network, which isn't kept. Nobody in
 * particular on this computer itself, whose own page it is.
 */
export function visitorOf(context: Context): Person | undefined {
  const { incoming } = context.env as Partial<HttpBindings>;
  const address = incoming?.socket.remoteAddress;
  return address === undefined || isLoopback(address) ? undefined : { id: address };
}
