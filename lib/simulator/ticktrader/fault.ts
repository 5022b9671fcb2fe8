// A request the server refuses. Thrown anywhere below the engine, which turns it into one of the error forms.

/** The vendor's reasons in `Reject.Reason` that this server gives. */
export type RejectReason = 'NotEnoughMoney' | 'InvalidOrder' | 'OffQuotes' | 'RejectedByDealer' | 'DealerTimeout';

/** `malformed` is refused before dispatch, always as `Response: "Error"`; `refused` by the trade server, in the form the option `errorForm` asks for. */
export type FaultKind = 'malformed' | 'refused';

/** A refusal and its text. With `reason`, an order that had been numbered is reported as Rejected. */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly reason: RejectReason | undefined;
  /** Whether a Rejected report has gone out already. */
  isReported = false;

  constructor(text: string, kind: FaultKind = 'refused', reason?: RejectReason) {
    super(text);
    this.name = 'Fault';
    this.kind = kind;
    this.reason = reason;
  }
}

/** Refuses what is not even a request this server could do. */
export const malformed = (text: string): never => {
  throw new Fault(text, 'malformed');
};
