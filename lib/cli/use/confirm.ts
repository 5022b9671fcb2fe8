// Shows what is about to be sent and asks. Whatever changes something at a server passes here: orders, and writes of the TT REST API.

import { concat, defer, mergeMap, of, throwError, type Observable } from 'rxjs';
import { Literal } from '../../codec/literal.js';
import type { Desk } from '../desk.js';
import { CommandError, EXIT, usageError } from '../exit.js';
import { note, type Output } from '../terminal/output.js';
import { pairs } from '../terminal/table.js';

/** Something to be sent. */
export interface Deed {
  /** What it does, as a title. */
  readonly title: string;
  /** What leaves, by the vendor's names. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Do not ask. */
  readonly yes: boolean;
}

const declined = (): CommandError => new CommandError('nothing was sent', EXIT.failed);

const shown = (value: unknown): string =>
  value instanceof Literal ? value.text : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** Refuses what nobody could be asked about. */
export const checkAskable = ({ yes }: Pick<Deed, 'yes'>, { keyboard }: Desk): void => {
  if (!yes && keyboard === undefined) throw usageError('this would be sent, and there is no terminal to ask on: say --yes if you mean it');
};

/** Shows the deed, asks unless told not to, then goes on with `go`. */
export const confirmed = ({ title, fields, yes }: Deed, { keyboard, screen }: Desk, go: () => Observable<Output>): Observable<Output> => {
  const rows = Object.entries(fields).map(([name, value]) => [`  ${name}`, shown(value)] as const);
  const ask$ = defer(() => keyboard?.line('Send it? [y/N] ') ?? of('')).pipe(
    mergeMap((answer) => (/^y(?:es)?$/i.test(answer.trim()) ? go() : throwError(() => declined()))),
  );
  return concat(
    [title, ...pairs(rows)].map((text, index) => note(index === 0 ? screen.paint.strong(text) : text)),
    yes ? defer(go) : ask$,
  );
};
