// The clients a server gets when it renders: they open nothing, ask nothing and send nothing. An open socket would keep the render waiting.
// The clients' factories hand them out where the platform is a server.

import { EMPTY, identity, of, type Observable } from 'rxjs';
import type { TickTrader } from '../../ticktrader/client.js';
import type { TtRest } from '../../tt-rest/client.js';

/** A walk without pages. */
const noPages = {
  next: (): Observable<never> => EMPTY,
  done: true,
  async *[Symbol.asyncIterator]() {
    // nothing to yield
  },
};

/** Where a client stands that nobody asked anything: so `toSignal(state$, { requireSync: true })` works on a server too. */
const idle$ = of({ status: 'idle' });

/** By the name of a member: a stream ends in `$`, a walk in `Pages`; all else is asked for by a call. */
const member = (name: string | symbol): unknown => {
  if (typeof name === 'symbol') return undefined;
  if (name === 'state$') return idle$;
  if (name.endsWith('$')) return EMPTY;
  return name.endsWith('Pages') ? () => noPages : () => EMPTY;
};

/** An object that has every member, made by `by` from its name. */
const anything = (by: (name: string | symbol) => unknown): object => new Proxy({}, { get: (_, name) => by(name) });

const service = anything(member);

const ttMember = (name: string | symbol): unknown => {
  if (name === 'withNames') return () => identity;
  return name === 'state$' || typeof name === 'symbol' ? member(name) : service;
};

/** A TickTrader client that is `idle` and stays so. */
export const silentTickTrader = (): TickTrader => anything(member) as TickTrader; // the house's naming of members makes it one; its spec tries them all

/** A TT REST client that is `idle` and stays so. */
export const silentTtRest = (): TtRest => anything(ttMember) as TtRest; // as above
