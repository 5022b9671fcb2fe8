// The models bound to the numeric type of one client. Whoever reads a result brings the model along, so that a bundle holds only the models it reads;
// each codec is made once a session.

import type * as t from 'io-ts';
import type { Probe } from '../base/probe.js';
import type { Numeric } from '../codec/numeric.js';
import { money } from '../codec/values.js';

/** A model: how a result is read, given how money is. */
export type Model<N, A> = (money: t.Type<N>) => t.Type<A, unknown>;

/** The codec of a model in a session's numeric type. */
export type Codecs<N> = <A>(model: Model<N, A>) => t.Type<A, unknown>;

/** Codecs that read money as `numeric` says, and count on the probe what lost digits. */
export const codecsOf = <N>(numeric: Numeric<N>, probe: Probe): Codecs<N> => {
  const amount = money(numeric, () => {
    probe.count('inexact');
  });
  const made = new Map<unknown, unknown>();
  return <A>(model: Model<N, A>) => {
    const codec = (made.get(model) as t.Type<A, unknown> | undefined) ?? model(amount); // made of this very model
    made.set(model, codec);
    return codec;
  };
};
