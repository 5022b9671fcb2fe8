// What the doctor asks a server, a question each: all of them reads, none of them wrong in a way that could lock an account. doctor asks them in this order.

import { catchError, map, of, switchMap, throwError, type Observable } from 'rxjs';
import { TimeoutError } from '../../index.js';
import { ask, type Connection, type Frame, type Message } from '../../ticktrader/envelope.js';
import { print, type Json } from '../../codec/json.js';
import { Literal } from '../../codec/literal.js';

import type { Line } from './line.js';

/** What a probe works with. */
export interface Patient {
  readonly line: Line;
  readonly connection: Connection;
  /** Milliseconds an answer may take. */
  readonly timeout: number;
  /** Local time, ms since 1970, between which the login was answered. */
  readonly login: { readonly from: number; readonly to: number };
}

/** One question of docs/protocol/ticktrader.md, and how this server answers it. */
export interface Probe {
  readonly name: string;
  readonly question: string;
  readonly ask: (patient: Patient) => Observable<string>;
}

/** Milliseconds after which no answer counts as none, where that is what is asked. */
const PATIENCE = 3_000;

const send = ({ connection, timeout }: Patient, name: string, params?: Readonly<Record<string, number | string>>, id?: string): Observable<Frame> =>
  ask(connection, { name, body: params === undefined ? {} : { Params: params }, ...(id !== undefined && { id }) }, timeout);

const asMessage = (frame: Frame): Message | undefined => (frame.kind === 'message' ? frame : undefined);

type Members = Readonly<Record<string, Json>>;

const membersOf = (frame: Frame): Members => {
  const result = asMessage(frame)?.result;
  return typeof result === 'object' && result !== null && !Array.isArray(result) && !(result instanceof Literal) ? (result as Members) : {}; // what is left is an object
};

const numberIn = (value: Json | undefined): number | undefined =>
  value instanceof Literal ? Number(value.text) : typeof value === 'number' ? value : undefined;

const names = (members: Members): string => Object.keys(members).join(', ') || 'nothing';

const responseOf = (frame: Frame): string => asMessage(frame)?.response ?? 'a frame that cannot be read';

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}...` : text);

/** How a refusal looks: its name and its words. */
const refusal = (frame: Frame): string => {
  const message = asMessage(frame);
  return message?.error === undefined
    ? `no refusal: ${responseOf(frame)} with ${names(membersOf(frame))}`
    : `Response "${message.response}", Error "${shortened(message.error)}"`;
};

/** Clocks: the session was made between the login's leaving and its answer. */
const offset = ({ login: { from, to } }: Patient, created: number | undefined): string => {
  if (created === undefined) return 'the server names no stamp of now';
  const middle = (from + to) / 2;
  const ahead = Math.round(created - middle);
  return `${String(Math.abs(ahead))} ms ${ahead < 0 ? 'behind' : 'ahead of'} this machine, give or take ${String(Math.ceil((to - from) / 2))} ms`;
};

const page = (frame: Frame): string => {
  const members = membersOf(frame);
  const { Records, IsLastReport, LastId, TotalReports } = members;
  const count = Array.isArray(Records) ? Records.length : 0;
  return [
    `Response "${responseOf(frame)}"`,
    `${String(count)} records of a page of 2`,
    `IsLastReport ${IsLastReport === undefined ? 'absent' : print(IsLastReport)}`,
    `LastId ${LastId === undefined ? 'absent' : 'there'}`,
    `TotalReports ${String(numberIn(TotalReports) ?? 'absent')}${count > 0 && numberIn(TotalReports) === count ? ' (perhaps of the page alone)' : ''}`,
  ].join(', ');
};

const throttling = (members: Members): string => {
  const { Throttling } = members;
  if (!Array.isArray(Throttling) || Throttling.length === 0) return 'none stated';
  return shortened(print(Throttling));
};

const order = (text: string): string => [...text.matchAll(/"(Id|Response|Result|Error)"\s*:/g)].map(([, name]) => name).slice(0, 3).join(', '); // prettier-ignore

/** Every probe. */
export const PROBES: readonly Probe[] = [
  {
    name: 'clock',
    question: 'How far is the clock of the server from the one here?',
    ask: (patient) => send(patient, 'SessionInfo').pipe(map((frame) => offset(patient, numberIn(membersOf(frame)['ClientSessionCreated'])))),
  },
  {
    name: 'login window',
    question: 'How far may the Timestamp of a login be off?',
    ask: () => of('not tried: a login that is refused on purpose might lock the account'),
  },
  {
    name: 'pushes after login',
    question: 'What comes unasked after a login, in which order?',
    ask: ({ line }) =>
      of(line.seen.flatMap(({ frame }) => (frame.kind === 'message' && frame.id === undefined ? [frame.response] : [])).join(', ') || 'nothing'),
  },
  {
    name: 'session',
    question: 'What does SessionInfo say?',
    ask: (patient) => send(patient, 'SessionInfo').pipe(map((frame) => `Response "${responseOf(frame)}": ${names(membersOf(frame))}`)),
  },
  {
    name: 'trade session',
    question: 'What does TradeSessionInfo say?',
    ask: (patient) => send(patient, 'TradeSessionInfo').pipe(map((frame) => `Response "${responseOf(frame)}": ${names(membersOf(frame))}`)),
  },
  {
    name: 'account',
    question: 'Which fields has the account?',
    ask: (patient) => send(patient, 'Account').pipe(map((frame) => names(membersOf(frame)))),
  },
  {
    name: 'limits',
    question: 'Which limits does the account state?',
    ask: (patient) => send(patient, 'Account').pipe(map((frame) => throttling(membersOf(frame)))),
  },
  {
    name: 'members',
    question: 'In which order do the members of an answer come?',
    ask: (patient) => send(patient, 'SessionInfo').pipe(map((frame) => order(patient.line.textOf(frame)))),
  },
  {
    name: 'history page',
    question: 'What does a page of history say of itself?',
    ask: (patient) =>
      send(patient, 'TradeHistory', { RequestPageSize: 2 }).pipe(map((frame) => (asMessage(frame)?.error === undefined ? page(frame) : refusal(frame)))),
  },
  {
    name: 'snapshot page',
    question: 'What does a page of snapshots say of itself?',
    ask: (patient) =>
      send(patient, 'DailySnapshots', { RequestPageSize: 2, TimestampFrom: 0, TimestampTo: patient.connection.scheduler.now() }).pipe(
        map((frame) => (asMessage(frame)?.error === undefined ? page(frame) : refusal(frame))),
      ),
  },
  {
    name: 'refusal of a value',
    question: 'How is a read with a wrong value refused?',
    ask: (patient) => send(patient, 'TradeHistory', { RequestPageSize: -1 }).pipe(map(refusal)),
  },
  {
    name: 'refusal of a name',
    question: 'How is a request nobody knows refused?',
    ask: (patient) => send(patient, 'RxttDoctor').pipe(map(refusal)),
  },
  {
    name: 'repeated id',
    question: 'What becomes of a second read under the same Id?',
    ask: (patient) => {
      const id = patient.line.nextId();
      const once = (): Observable<Frame> => send({ ...patient, timeout: Math.min(patient.timeout, PATIENCE) }, 'SessionInfo', undefined, id);
      const again = (): Observable<string> =>
        once().pipe(
          map((frame) => (asMessage(frame)?.error === undefined ? 'answered like the first' : refusal(frame))),
          catchError((error: unknown) => (error instanceof TimeoutError ? of('not answered') : throwError(() => error))),
        );
      return once().pipe(switchMap(again));
    },
  },
];
