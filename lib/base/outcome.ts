// What became of a command: the verdicts, and what they rest on. orders make them; users decide by `status`.

import type { RequestError } from './errors.js';

/** Why a command never left. Each is a proof: nothing was sent. */
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

/** The server took it: `proof` says how that is known, `ended` whether the trade is over already. */
export interface Accepted<Trade, Report> extends OutcomeBase {
  readonly status: 'accepted';
  readonly tradeId: string;
  readonly trade?: Trade;
  readonly record?: Report;
  readonly ended?: Ending;
  readonly proof: Proof;
}

/** It left, and nothing proves what became of it: the order may be live. `deadline` is when that may be presumed not to be (ms since 1970). */
export interface Unknown extends OutcomeBase {
  readonly status: 'unknown';
  readonly settled: false;
  readonly since: number;
  readonly deadline: number;
  readonly evidence: readonly Evidence[];
}

/** A modification met a third value: somebody else changed the trade too. */
export interface Conflict<Trade> extends OutcomeBase {
  readonly status: 'conflict';
  readonly asked: object;
  readonly found: Trade;
}

/** Never seen up to the horizon (ms since 1970): a presumption, not a proof. */
export interface PresumedAbsent extends OutcomeBase {
  readonly status: 'presumedAbsent';
  readonly horizon: number;
  readonly evidence: readonly Evidence[];
}

/** The verdict on a command. `notSent` and `rejected` are proofs; silence is `unknown`, never a failure. */
export type Outcome<Trade, Report, Reason> = NotSent | Rejected<Reason> | Accepted<Trade, Report> | Unknown | Conflict<Trade> | PresumedAbsent;
