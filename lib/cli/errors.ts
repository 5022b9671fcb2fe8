// Any error as one line that says what happened and what to do. run prints it.

/** What the operating system calls it, and what that means to somebody who started a server. */
const SYSTEM: Readonly<Record<string, (port: string) => string>> = {
  EADDRINUSE: (port) => `port ${port} is taken by another program; choose another with --port, or leave it out to get a free one`,
  EACCES: (port) => `this user may not listen on port ${port}; choose one above 1023 with --port`,
};

const portOf = (error: Error): string => ('port' in error ? String(error.port) : '');

/** The error in one line. */
export const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const explain = 'code' in error ? SYSTEM[String(error.code)] : undefined;
  return explain === undefined ? error.message.replaceAll(/\s*\n\s*/g, ' ') : explain(portOf(error));
};
