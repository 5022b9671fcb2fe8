// `rxtt doctor`: asks a server what docs/protocol/ticktrader.md had to leave open, and prints its answers as a dated profile. It changes nothing.

import { catchError, concat, defer, ignoreElements, map, mergeMap, of, switchMap, take, timer, type Observable } from 'rxjs';
import { RxttError } from '../../index.js';
import { login, twoFactor } from '../../ticktrader/index.js';
import { addressOf, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import { lineTo } from '../doctor/line.js';
import { PROBES, type Patient, type Probe } from '../doctor/probes.js';
import { deliver } from '../records/deliver.js';
import type { OutputOptions } from '../records/format.js';
import type { Kind } from '../records/kind.js';
import { ofMany } from '../records/source.js';
import { during } from '../streams.js';
import type { Output } from '../terminal/output.js';

/** One line of the profile. */
interface Finding {
  readonly name: string;
  readonly found: string;
  readonly question: string;
  /** When it was asked: ISO 8601, UTC. */
  readonly asked: string;
}

const FINDING: Kind = { name: 'finding', columns: ['name', 'found', 'question', 'asked'] };

/** How long, in ms, what comes unasked after a login is waited for. */
const QUIET = 1_000;

const finding = ({ name, question }: Omit<Probe, 'ask'>, found: string): Finding => ({ name, found, question, asked: new Date().toISOString() });

/** A probe that fails has found something, too. */
const examined = (probe: Probe, patient: Patient): Observable<Finding> =>
  defer(() => probe.ask(patient)).pipe(
    catchError((error: unknown) => {
      if (error instanceof RxttError) return of(`no answer: ${error.message}`);
      throw error;
    }),
    map((found) => finding(probe, found)),
  );

const SECOND_FACTOR = { name: 'second factor', question: 'Is a second factor asked for, and how long does it hold?' };

const examination = (options: ConnectOptions, desk: Desk): Observable<Finding> =>
  defer(() => {
    const address = addressOf(options, desk);
    const timeout = options.timeout * 1000;
    const line = lineTo(address, timeout);
    return during(line.connection$, (connection) => {
      const { scheduler } = connection;
      const sent = scheduler.now();
      return of(connection).pipe(
        login(address.credentials, { requestTimeout: timeout, ...(address.appSessionId !== undefined && { appSessionId: address.appSessionId }) }),
        switchMap((loggedIn) => {
          const patient: Patient = { line, connection, timeout, login: { from: sent, to: scheduler.now() } };
          return of(loggedIn).pipe(
            twoFactor(address.oneTimePassword, { requestTimeout: timeout }),
            take(1),
            mergeMap(({ expireTime }) => {
              const until = expireTime === undefined ? '' : `, holds until ${new Date(expireTime).toISOString()}`;
              const second$ = of(finding(SECOND_FACTOR, loggedIn.twoFactor ? `asked for${until}` : 'not asked for'));
              return concat(second$, timer(QUIET, scheduler).pipe(ignoreElements()), ...PROBES.map((probe) => examined(probe, patient)));
            }),
          );
        }),
      );
    });
  });

/** Prints the profile. */
export const doctor = (options: ConnectOptions & OutputOptions, desk: Desk): Observable<Output> =>
  deliver(FINDING, options, ofMany(examination(options, desk)), desk);
