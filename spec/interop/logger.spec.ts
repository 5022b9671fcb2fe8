// What a client does, as lines of a log.

import { expect } from 'chai';
import { pino } from 'pino';
import { BehaviorSubject, NEVER, of, Subject } from 'rxjs';
import { ConnectionError, DecodeError } from '../../lib/base/errors.js';
import { loggingProbe, logOutcomes, logTo, type LoggedOutcome, type Logger } from '../../lib/interop/logger.js';
import type { SessionState } from '../../lib/session/state.js';
import type { Notice } from '../../lib/ticktrader/session.js';

const recorder = () => {
  const lines: { readonly level: string; readonly fields: object; readonly message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { lines, logger };
};

describe('logTo', () => {
  it('logs where the client stands', () => {
    const { lines, logger } = recorder();
    const state$ = new Subject<SessionState>();
    logTo(logger)({ state$ });
    state$.next({ status: 'ready', epoch: 3 });
    state$.next({ status: 'waiting', reason: new ConnectionError('The line is cut.'), attempt: 2, retryAt: 5 });
    state$.next({ status: 'closed', reason: 'lost', error: new ConnectionError('For good.') });
    state$.next({ status: 'closed', reason: 'closed by its user' });

    expect(lines.map(({ level, message }) => [level, message])).to.deep.equal([
      ['info', 'ready'],
      ['warn', 'waiting: The line is cut.'],
      ['error', 'closed: For good.'],
      ['info', 'closed'],
    ]);
    expect(lines[1]?.fields).to.deep.equal({
      status: 'waiting',
      attempt: 2,
      retryAt: 5,
      error: 'ConnectionError',
      says: 'The line is cut.',
      delivered: 'no',
      retryable: true,
    });
  });

  it('does not make a client connect: it listens to notices once something else has', () => {
    const { lines, logger } = recorder();
    const state$ = new BehaviorSubject<SessionState>({ status: 'idle' });
    const notices$ = new Subject<Notice>();
    logTo(logger)({ state$, notices$ });
    expect(notices$.observed).to.equal(false);

    state$.next({ status: 'connecting', attempt: 0 });
    notices$.next({ kind: 'logoff', reason: 'maintenance' });
    expect(lines.at(-1)).to.include({ level: 'warn', message: 'the server logs off: maintenance' });
  });

  it('logs each kind of notice, of an account no money', () => {
    const { lines, logger } = recorder();
    const notices$ = of<Notice[]>(
      { kind: 'account', notification: { Code: 'MarginCall', Severity: 'Warning', Message: 'Equity is 12345.67', BalanceFull: 12345.67 } },
      { kind: 'error', text: 'Too many requests' },
      { kind: 'decode', error: new DecodeError('Trade.Price', 'number', 'nothing') },
      { kind: 'ledger', currency: 'USD', previousId: 'a1', recordId: 'b2', expected: '12345.67', found: '12345.68' },
    );
    logTo(logger)({ state$: of({ status: 'ready' }), notices$ });

    expect(lines.slice(0, 4).map(({ level }) => level)).to.deep.equal(['info', 'warn', 'warn', 'warn']);
    expect(JSON.stringify(lines)).to.include('MarginCall').and.include('record b2 does not follow from a1').and.not.include('12345');
  });

  it('survives hot streams that error, and listens no more when it is unsubscribed', () => {
    const { logger } = recorder();
    const notices$ = new Subject<Notice>();
    const state$ = new Subject<SessionState>();
    const subscription = logTo(logger)({ state$, notices$ });
    state$.next({ status: 'ready', epoch: 1 });
    subscription.unsubscribe();

    expect([state$.observed, notices$.observed]).to.deep.equal([false, false]);

    const other = new Subject<Notice>();
    logTo(logger)({ state$: of({ status: 'ready' }), notices$: other });
    expect(() => {
      other.error(new Error('final'));
    }).to.not.throw();
  });

  it('writes with pino itself', () => {
    const written: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line: string) => void written.push(line) });
    logTo(logger)({ state$: of({ status: 'ready', epoch: 1 }), notices$: NEVER });

    expect(JSON.parse(written[0] ?? '')).to.include({ level: 30, status: 'ready', epoch: 1, msg: 'ready' });
  });
});

describe('logOutcomes', () => {
  const base = { commandId: 'c-1', clientId: 'mine', settled: true } as const;

  it('logs an order that may be live as an error, and passes the outcome on', () => {
    const { lines, logger } = recorder();
    const outcome: LoggedOutcome = { ...base, settled: false, status: 'unknown', since: 1, deadline: 2, evidence: [] };
    const passed: unknown[] = [];
    of(outcome)
      .pipe(logOutcomes(logger))
      .subscribe((value) => passed.push(value));

    expect(passed).to.deep.equal([outcome]);
    expect(lines[0]).to.deep.equal({
      level: 'error',
      fields: { status: 'unknown', commandId: 'c-1', clientId: 'mine', settled: false, since: 1, deadline: 2 },
      message: 'command c-1: unknown',
    });
  });

  it('logs what was accepted without the trade', () => {
    const { lines, logger } = recorder();
    of<LoggedOutcome>({ ...base, status: 'accepted', tradeId: '7', trade: { Price: 1.1 }, proof: 'response' })
      .pipe(logOutcomes(logger))
      .subscribe();

    expect(lines[0]?.level).to.equal('info');
    expect(lines[0]?.fields).to.not.have.property('trade');
  });
});

describe('loggingProbe', () => {
  it('warns of troubles and is silent about frames', () => {
    const { lines, logger } = recorder();
    const probe = loggingProbe(logger);
    probe.count('frameIn');
    probe.count('decodeError');

    expect(lines).to.deep.equal([{ level: 'warn', fields: { counter: 'decodeError' }, message: 'a frame could not be read' }]);
  });

  it('tells the end of a request, and how long it took', () => {
    const { lines, logger } = recorder();
    loggingProbe(logger).request?.('Trades')('answered');

    expect(lines[0]).to.include({ level: 'debug', message: 'Trades answered' });
    expect(lines[0]?.fields).to.have.keys(['request', 'end', 'milliseconds']);
  });
});
