// A logger shaped like pino's: an event a line, as JSON. Who has pino hands that over instead.

import type { Logger } from 'rxtt/logger';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

type Level = (typeof LEVELS)[number];

const loggerOf = (at: (level: Level) => Logger[Level]): Logger => ({ debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') });

/** Logs from the level `least` on. */
export const jsonLogger = (write: (line: string) => void, least = 'info'): Logger => {
  const first = LEVELS.findIndex((level) => level === least);
  return loggerOf((level) => (fields, msg) => {
    if (LEVELS.indexOf(level) >= first) write(`${JSON.stringify({ time: new Date().toISOString(), level, ...fields, msg })}\n`);
  });
};

/** The same logger, with these fields in every line. */
export const withFields = (logger: Logger, always: object): Logger =>
  loggerOf((level) => (fields, message) => {
    logger[level]({ ...always, ...fields }, message);
  });
