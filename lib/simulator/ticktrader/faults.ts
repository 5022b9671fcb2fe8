// Faults a test asks for: requests the server shall not answer, or refuse. `exchange.answer` arms them, sessions ask before and after they work.

/** A request as a test sees it: plain JSON values. */
export interface SeenRequest {
  readonly Id?: string;
  readonly Request: string;
  readonly Params?: Readonly<Record<string, unknown>>;
}

/**
 * What shall become of a request. `silent`: it is not done and not answered. `silent after executing`: it is done, reports go out, the answer does not.
 * `mute after executing`: it is done, and nothing is said of it, not even by reports. `{ error }`: it is not done and refused with that text.
 */
export type Verdict = 'silent' | 'silent after executing' | 'mute after executing' | { readonly error: string };

/** Decides about a request; undefined lets it pass. */
export type Decide = (message: SeenRequest) => Verdict | undefined;

/** The armed faults. */
export interface Faults {
  /** Asks `decide` about each `request` from now on (`*` for all). Returns what disarms it. */
  readonly arm: (request: string, decide: Decide) => () => void;
  /** Lets a request in with this verdict on it, if there is one, whatever else is armed: what a fault script does. */
  readonly under: (verdict: Verdict | undefined, work: () => void) => void;
  /** What shall become of the request in this frame. */
  verdict(request: string, frame: string): Verdict | undefined;
}

/** No faults yet. */
export const faults = (): Faults => {
  const armed = new Set<{ readonly request: string; readonly decide: Decide }>();
  let forced: Verdict | undefined;
  return {
    under: (verdict, work) => {
      forced = verdict;
      try {
        work();
      } finally {
        forced = undefined;
      }
    },
    arm: (request, decide) => {
      const fault = { request, decide };
      armed.add(fault);
      return () => void armed.delete(fault);
    },
    verdict: (request, frame) => {
      if (forced !== undefined) return forced;
      for (const fault of armed) {
        if (fault.request !== request && fault.request !== '*') continue;
        const verdict = fault.decide(JSON.parse(frame) as SeenRequest); // the frame was read already, so it is a JSON object with a Request
        if (verdict !== undefined) return verdict;
      }
      return undefined;
    },
  };
};
