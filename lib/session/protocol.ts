// What a session must know of the language spoken over it. A domain (ticktrader) provides one; the session itself knows no message.

/** A frame once read. */
export interface Inbound {
  readonly id?: string;
  /** It goes to the hot stream even when a request waits for its id. */
  readonly shared: boolean;
  /** It ends the request whose id it bears. Execution reports bear the id too, and come before the answer. */
  readonly answers: boolean;
  /** The answer is a no. Absent where it is not. */
  readonly refused?: boolean;
  /** The server may say it by itself, under an id of its own: then it is no answer that nobody waits for any more. Absent where it may not. */
  readonly unasked?: boolean;
}

/** A request before it is printed: `body` holds its members beside id and name. Reads get a new id each time they are asked; a command, which leaves once, brings its own. */
export interface Outbound<Body> {
  readonly id?: string;
  readonly name: string;
  readonly body: Body;
}

/** Text to frame and request to text. `read` never throws: what it cannot read becomes a frame that says so. */
export interface Protocol<F extends Inbound, Body> {
  readonly read: (text: string) => F;
  readonly print: (id: string, request: Outbound<Body>) => string;
}
