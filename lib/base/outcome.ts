// What became of a command: the verdicts, and what they rest on. orders make them; users decide by `status`.

import type { RequestError } from './errors.js';

/**
 * Why a command never left. Each is a proof: nothing was sent.
 *
 * - `notReady`, `closed`: no session to send it over
 * - `stale`: it could not leave within `validFor`
 * - `throttled`: over the limit of requests a second
 * - `busy`: another change, cancel or close of the same trade is under way, or in doubt
 * - `congested`: more than `maxBuffered` bytes wait in the socket
 * - `journal`: it could not be written down
 */
export type NotSentReason = 'notReady' | 'stale' | 'throttled' | 'busy' | 'congested' | 'journal' | 'closed';

/** Where a piece of evidence comes from. */
export type EvidenceSource = 'answer' | 'report' | 'trades' | 'history' | 'deadline' | 'connection';

/** One thing that was seen about a command, and when (ms since 1970, local clock). */
export interface Evidence {
  readonly at: number;
  readonly source: EvidenceSource;
  readonly says: string;
}

/** How a trade that is no longer open ended. */
export type Ending = 'filled' | 'canceled' | 'expired' | 'closed';

/** What proved that the server took a command. */
export type Proof = 'response' | 'report' | 'trades' | 'history';

/** What every outcome says: which command, the client's own order id where there is one, and whether more can follow. */
export interface OutcomeBase {
  readonly commandId: string;
  readonly clientId?: string;
  readonly settled: boolean;
}

/** Nothing was sent. A proof. */
export interface NotSent extends OutcomeBase {
  readonly status: 'notSent';
  readonly reason: NotSentReason;
}

/** The server refused. A proof. `reason` is the vendor's word for it where there is one. */
export interface Rejected<Reason> extends OutcomeBase {
  readonly status: 'rejected';
  readonly text: string;
  readonly reason?: Reason;
  readonly error: RequestError;
}

/**
 * The server took it: `proof` says how that is known, `ended` whether the trade is over already. A cancel or close that was in doubt is accepted once its trade
 * is known to be over, however that came about: `ended` tells, for instance `filled` of an order that was filled before it could be canceled.
 */
export interface Accepted<Trade, Report> extends OutcomeBase {
  readonly status: 'accepted';
  readonly tradeId: string;
  readonly trade?: Trade;
  readonly record?: Report;
  readonly ended?: Ending;
  readonly proof: Proof;
}

/**
 * It left, and nothing proves what became of it: the order may be live. It is being found out; the last word it is only where the session ends meanwhile.
 * `since` is when it came to be in doubt, `deadline` when it may be presumed not to be live, by what is known then (both ms since 1970): a connection that is
 * lost later moves that. `evidence` has at most 32 pieces: the first, and the latest.
 */
export interface Unknown extends OutcomeBase {
  readonly status: 'unknown';
  readonly settled: false;
  readonly since: number;
  readonly deadline: number;
  readonly evidence: readonly Evidence[];
}

/**
 * A modification, or a close of a part, met a third value: neither what was asked nor what was before, so somebody else changed the trade too. `asked` is by
 * vendor field, as decimal text.
 */
export interface Conflict<Trade> extends OutcomeBase {
  readonly status: 'conflict';
  readonly asked: object;
  readonly found: Trade;
}

/** Not seen to be done up to the horizon (ms since 1970): a presumption, not a proof. It is watched on for a while; a later sighting is told as a late outcome. */
export interface PresumedAbsent extends OutcomeBase {
  readonly status: 'presumedAbsent';
  readonly horizon: number;
  readonly evidence: readonly Evidence[];
}

/** The verdict on a command. `notSent` and `rejected` are proofs; silence is `unknown`, never a failure. */
export type Outcome<Trade, Report, Reason> = NotSent | Rejected<Reason> | Accepted<Trade, Report> | Unknown | Conflict<Trade> | PresumedAbsent;
