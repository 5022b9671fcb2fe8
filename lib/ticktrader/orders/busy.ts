// Which trades a command is at work on: one change, cancel or close at a time for each, also while its outcome is unknown. send and recover ask.

/** The trades of a session that are being changed. */
export interface Busy {
  /** Takes all of them, or none where one is taken: undefined then. What it returns gives them back, and does so once. */
  readonly take: (tradeIds: readonly string[]) => (() => void) | undefined;
}

/** Nothing is being changed yet. One a session. */
export const busy = (): Busy => {
  const taken = new Set<string>();
  return {
    take: (tradeIds) => {
      if (tradeIds.some((id) => taken.has(id))) return undefined;
      for (const id of tradeIds) taken.add(id);
      let held = true;
      return () => {
        if (held) for (const id of tradeIds) taken.delete(id);
        held = false;
      };
    },
  };
};
