// One order for everyone, also when a subscriber causes the next event while it handles this one. session/multiplex and session/session hand out with it.

/** `hand`, but what is handed over from inside it waits until everyone has had this one. */
export const inTurn = <T>(hand: (value: T) => void): ((value: T) => void) => {
  const turn: T[] = [];
  let handing = false;
  return (value) => {
    if (handing) {
      turn.push(value);
      return;
    }
    handing = true;
    try {
      if (turn.length === 0) hand(value);
      else turn.push(value); // an earlier one threw and left some behind
      while (turn.length > 0) hand(turn.shift() as T); // there is one, and it may be undefined itself
    } finally {
      handing = false;
    }
  };
};
