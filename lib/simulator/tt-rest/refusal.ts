// A request the server refuses. Thrown anywhere below the engine, which answers it.

import type { WireRecord } from './writer.js';

/** The status of a refusal and its body. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: WireRecord;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: WireRecord, headers: Readonly<Record<string, string>> = {}) {
    super(JSON.stringify(body));
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** As the gateway before TT's services says no: the key `message`. */
export const gateway = (status: number, message: string, headers?: Readonly<Record<string, string>>): Refusal => new Refusal(status, { message }, headers);

/** A request that is wrong by itself. The words are ours: the real ones are not known. */
export const badRequest = (text: string): Refusal => new Refusal(400, { status: 'Fail', status_message: text });

/** As TT's services say no: HTTP 200, and a status that is not Ok. */
export const failed = (text: string): Refusal => new Refusal(200, { status: 'Fail', status_message: text });
