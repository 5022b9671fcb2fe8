// What keeps this process busy. The scenarios of leaving count it before and after.

/** Sockets, servers and timers of this process. The timer of the running spec is among them, before as after. */
export const handles = async (): Promise<readonly string[]> => {
  await new Promise(setImmediate); // out of the timer that may have brought us here, which counts until it returns
  return process
    .getActiveResourcesInfo()
    .filter((name) => /^(TCP|Timeout)/.test(name))
    .toSorted();
};
