// One HTTP exchange as the engine sees it, without a socket. Doors translate their world's into it and back.

/** A request. Header names are lower case. */
export interface TtRequest {
  readonly method: string;
  /** The whole address, origin and query included. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer. Header names are lower case. */
export interface TtAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What becomes of a request: an answer, nothing ever, or a connection that breaks. */
export type Reaction = TtAnswer | 'silence' | 'broken';

/** An answer of JSON text. */
export const jsonAnswer = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): TtAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body,
});
