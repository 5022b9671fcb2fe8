// rxtt/diagnostics: a client's events on the channels of node:diagnostics_channel, for monitors that subscribe by name. It costs next to nothing while nobody does.

import type * as channels from 'node:diagnostics_channel';
import { silentProbe, type Counter, type Probe, type RequestEnd } from '../base/probe.js';

/** What the channels `rxtt:<counter>` tell: `rxtt:frameIn`, `rxtt:lost`, ... */
export interface CountMessage {
  readonly counter: Counter;
}

/** What the channel `rxtt:request` tells when a request has ended. */
export interface RequestMessage {
  /** The vendor's name for it. */
  readonly name: string;
  readonly end: RequestEnd;
  /** From leaving to the end. */
  readonly milliseconds: number;
}

/** The part of `process` that is used, which browsers and older Nodes do not have. */
interface Builtins {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

/** Asked for at run time: an import would not load in a browser. */
const diagnosticsChannel = (): typeof channels | undefined =>
  (globalThis as Builtins).process?.getBuiltinModule?.('node:diagnostics_channel') as typeof channels | undefined; // what Node gives under this name

/** What a request costs that nobody listens to: nothing. */
const unheard = (): void => undefined;

/**
 * A probe for the client's option `probe` that publishes on `rxtt:<counter>` (`CountMessage`) and on `rxtt:request` (`RequestMessage`).
 * Where there are no channels, in browsers, it is silent. Messages hold names and times, never what was sent or answered.
 */
export const diagnosticsProbe = (): Probe => {
  const diagnostics = diagnosticsChannel();
  if (diagnostics === undefined) return silentProbe;
  const requests = diagnostics.channel('rxtt:request');
  const counts: Partial<Record<Counter, { readonly channel: channels.Channel; readonly message: CountMessage }>> = {};
  const opened = (counter: Counter) => (counts[counter] = { channel: diagnostics.channel(`rxtt:${counter}`), message: { counter } });
  return {
    count: (counter) => {
      const { channel, message } = counts[counter] ?? opened(counter);
      if (channel.hasSubscribers) channel.publish(message);
    },
    request: (name) => {
      if (!requests.hasSubscribers) return unheard;
      const start = performance.now();
      return (end) => {
        const message: RequestMessage = { name, end, milliseconds: performance.now() - start };
        requests.publish(message);
      };
    },
  };
};
