import { expect } from 'chai';
import { EMPTY, NEVER, of, retry, share, Subject, throwError } from 'rxjs';
import { ConnectionError, InvalidRequestError, TimeoutError } from '../../lib/base/errors.js';
import { command, type Precautions } from '../../lib/request/command.js';
import { oneShot } from '../../lib/request/one-shot.js';
import { watch } from '../support/seen.js';
import { readyToySession, toy, toySession, type ToyOptions } from '../support/toy.js';

const order = { id: 'mine', name: 'Buy', body: '1' };
const precautions: Precautions = { validFor: 2_000, maxBuffered: 1_000, tick: () => 0 };

/** A session, and the command `Buy` over it. */
const buying = (session: ReturnType<typeof toySession>) => ({ ...session, buy$: command(session.context, order, precautions) });
const ready = (options?: ToyOptions) => buying(readyToySession(options));

describe('command', () => {
  it('leaves on subscription, once, and ends with the answer', () => {
    const { buy$, network } = ready();
    expect(network.last().sent).to.deep.equal([]);
    const seen = watch(buy$);
    expect(network.last().sent).to.deep.equal(['Buy mine 1']);
    network.last().push('report mine new');
    expect(seen.values).to.deep.equal([]);
    network.last().push('answer mine done');
    expect([seen.values, seen.completed]).to.deep.equal([[{ kind: 'answer', frame: toy.read('answer mine done') }], true]);
  });

  it('connects nothing, and is not sent, while the session is not ready', () => {
    const { buy$, network, clock } = buying(toySession());
    const seen = watch(buy$);
    clock.advanceBy(1_000);
    expect([seen.values, seen.completed, network.sockets.length]).to.deep.equal([[{ kind: 'notSent', reason: 'notReady' }], true, 0]);
  });

  it('is not queued for the connection that comes', () => {
    const { buy$, network, clock } = ready();
    network.last().drop();
    const seen = watch(buy$);
    clock.advanceBy(10_000);
    expect([seen.values, network.sockets.flatMap(({ sent }) => sent)]).to.deep.equal([[{ kind: 'notSent', reason: 'notReady' }], []]);
  });

  it('is not sent once the client is closed', () => {
    const { buy$, core, network } = ready();
    core.close();
    expect([watch(buy$).values, network.last().sent]).to.deep.equal([[{ kind: 'notSent', reason: 'closed' }], []]);
  });

  it('is not sent while close() waits for an earlier one, which still gets its answer', () => {
    const { context, core, network } = readyToySession();
    const earlier = watch(command(context, order, precautions));
    core.close();
    expect(watch(command(context, { ...order, id: 'other' }, precautions)).values).to.deep.equal([{ kind: 'notSent', reason: 'closed' }]);
    network.last().push('answer mine done');
    expect([earlier.values.map(({ kind }) => kind), network.last().sent]).to.deep.equal([['answer'], ['Buy mine 1']]);
  });

  it('is not sent beyond the limit, and does not wait', () => {
    const { context, network, clock } = readyToySession({ limits: { perSecond: 1, burst: 1, maxWait: 5_000 } });
    watch(command(context, order, precautions));
    expect(watch(command(context, { ...order, id: 'other' }, precautions)).values).to.deep.equal([{ kind: 'notSent', reason: 'throttled' }]);
    clock.advanceBy(5_000);
    expect(network.last().sent).to.deep.equal(['Buy mine 1']);
  });

  it('is not sent where the socket throws', () => {
    const { buy$, network } = ready();
    network.last().onsend = () => {
      throw new Error('pipe');
    };
    expect(watch(buy$).values).to.deep.equal([{ kind: 'notSent', reason: 'notReady' }]);
  });

  it('is not sent where the socket is closing already, and the session does not know yet', () => {
    const { buy$, network } = ready();
    network.last().readyState = 2;
    expect([watch(buy$).values, network.last().sent]).to.deep.equal([[{ kind: 'notSent', reason: 'notReady' }], []]);
  });

  it('ends in silence where the connection is lost after it left: its outcome is unknown', () => {
    const { buy$, network, clock } = ready();
    const seen = watch(buy$);
    network.last().drop();
    clock.advanceBy(60_000);
    const end = seen.last;
    expect(end.kind === 'silence' && [end.why instanceof ConnectionError, end.why.delivered]).to.deep.equal([true, 'unknown']);
    expect([seen.completed, network.sockets.flatMap(({ sent }) => sent)]).to.deep.equal([true, ['Buy mine 1']]);
  });

  it('ends in silence where the connection ends from inside its sending', () => {
    const { buy$, network } = ready();
    network.last().onsend = () => {
      network.last().drop();
    };
    expect(watch(buy$).last.kind).to.equal('silence');
  });

  it('ends in silence where the session is lost for good', () => {
    const { buy$, network } = ready({ reconnect: false });
    const seen = watch(buy$);
    network.last().drop();
    expect(seen.last.kind).to.equal('silence');
  });

  it('ends in silence at its deadline', () => {
    const { buy$, clock, context } = ready({ requestTimeout: 500 });
    const seen = watch(buy$);
    clock.advanceBy(500);
    const end = seen.last;
    expect(end.kind === 'silence' && [end.why instanceof TimeoutError, end.why.delivered]).to.deep.equal([true, 'unknown']);
    expect([clock.waiting, context.deadlines.running()]).to.deep.equal([0, 0]);
  });

  it('warns at its deadline of sending it again', () => {
    const { buy$, clock } = ready({ requestTimeout: 500 });
    const seen = watch(buy$);
    clock.advanceBy(500);
    const end = seen.last;
    expect(end.kind === 'silence' && end.why.message)
      .to.contain('No answer to Buy within 500 ms')
      .and.to.contain('Do not send it again before you know');
  });

  it('errors where it cannot be printed, and sends nothing', () => {
    const { context, network } = readyToySession();
    expect(watch(command(context, { ...order, body: 'unprintable' }, precautions)).error).to.be.instanceOf(TypeError);
    expect(network.last().sent).to.deep.equal([]);
  });

  it('errors where printing finds a wrong request: that is no outcome', () => {
    const { context, core } = readyToySession();
    const wrong = new InvalidRequestError('Amount', 'must be positive');
    const gate = core.gate();
    if (typeof gate !== 'object') throw new Error('not ready');
    const refusing = { ...gate, exchange: () => throwError(() => wrong) };
    expect(watch(command({ ...context, core: { ...core, gate: () => refusing } }, order, precautions)).error).to.equal(wrong);
  });

  it('leaves once as a one-shot, whatever retry, share and further subscribers do', () => {
    const { buy$, network, clock } = ready();
    const shot$ = oneShot(buy$);
    const [first, retried, shared] = [watch(shot$), watch(shot$.pipe(retry(3))), watch(shot$.pipe(share()))];
    first.subscription.unsubscribe();
    network.last().drop();
    clock.advanceBy(60_000);
    const late = watch(shot$);
    expect([retried, shared, late].map(({ values }) => values.map(({ kind }) => kind))).to.deep.equal([['silence'], ['silence'], ['silence']]);
    expect(network.sockets.flatMap(({ sent }) => sent)).to.deep.equal(['Buy mine 1']);
  });

  it('stays not sent as a one-shot that met a closed gate', () => {
    const { buy$, core, network, clock } = buying(toySession());
    const shot$ = oneShot(buy$);
    watch(shot$);
    core.connect();
    clock.advanceBy(1_000);
    expect([watch(shot$).values, network.last().sent]).to.deep.equal([[{ kind: 'notSent', reason: 'notReady' }], []]);
  });
});

describe('the precautions of a command', () => {
  const careful = (parts: Partial<Precautions>) => {
    const made = readyToySession();
    return { ...made, seen: watch(command(made.context, order, { ...precautions, ...parts })) };
  };

  it('refuse it as congested where more bytes wait than may, and only then', () => {
    for (const [buffered, expected] of [
      [1_000, undefined],
      [1_001, { kind: 'notSent', reason: 'congested' }],
    ] as const) {
      const { context, network } = readyToySession();
      network.last().bufferedAmount = buffered;
      expect(watch(command(context, order, precautions)).values.at(0)).to.deep.equal(expected);
      expect(network.last().sent.length).to.equal(expected === undefined ? 1 : 0);
    }
  });

  it('send it in the same turn where it is written down at once, and leave no timer but its deadline', () => {
    const { seen, network, clock } = careful({ writeDown: () => of(undefined) });
    expect([seen.values, network.last().sent, clock.waiting]).to.deep.equal([[], ['Buy mine 1'], 1]);
  });

  it('keep it from leaving where it cannot be written down', () => {
    for (const writeDown of [
      () => throwError(() => new Error('full')),
      () => EMPTY,
      () => {
        throw new Error('gone');
      },
    ]) {
      const { seen, network, clock } = careful({ writeDown });
      expect([seen.values, seen.completed, network.last().sent, clock.waiting]).to.deep.equal([[{ kind: 'notSent', reason: 'journal' }], true, [], 0]);
    }
  });

  it('do not write down what must not leave anyhow', () => {
    let written = 0;
    const writeDown = () => of(++written);
    const { context, core } = readyToySession({ limits: { perSecond: 1, burst: 1, maxWait: 0 } });
    watch(command(context, order, { ...precautions, writeDown }));
    watch(command(context, { ...order, id: 'other' }, { ...precautions, writeDown }));
    core.close();
    watch(command(context, { ...order, id: 'third' }, { ...precautions, writeDown }));
    expect(written).to.equal(1);
  });

  it('find it stale where writing it down took longer than it is valid, by the steady clock', () => {
    let time = 0;
    const kept$ = new Subject<void>();
    for (const [age, expected] of [
      [2_000, ['Buy mine 1']],
      [2_001, []],
    ] as const) {
      const { network } = careful({ tick: () => time, writeDown: () => kept$ });
      time += age;
      kept$.next();
      expect(network.last().sent).to.deep.equal(expected);
    }
  });

  it('count its age from its subscription, wherever the steady clock stands', () => {
    let time = 1_000_000;
    const kept$ = new Subject<void>();
    const { network } = careful({ tick: () => time, writeDown: () => kept$ });
    time += 2_000;
    kept$.next();
    expect(network.last().sent).to.deep.equal(['Buy mine 1']);
  });

  it('find it stale where the machine slept meanwhile, of which only the clock on the wall tells; one that is set back makes nothing younger', () => {
    for (const [slept, age, expected] of [
      [3_600_000, 1, []],
      [2_000, 1, ['Buy mine 1']],
      [-3_600_000, 2_000, ['Buy mine 1']],
      [-3_600_000, 2_001, []],
    ] as const) {
      let [time, wall] = [0, 0];
      const kept$ = new Subject<void>();
      const made = readyToySession();
      const scheduler: typeof made.clock = Object.create(made.clock, { now: { value: () => made.clock.now() + wall } }) as typeof made.clock; // all else is the clock's
      watch(command({ ...made.context, scheduler }, order, { ...precautions, tick: () => time, writeDown: () => kept$ }));
      [time, wall] = [age, slept];
      kept$.next();
      expect(made.network.last().sent, `${String(slept)} ${String(age)}`).to.deep.equal(expected);
    }
  });

  it('give it up as stale where it is never written down', () => {
    const { seen, clock, network } = (() => {
      const made = readyToySession();
      return { ...made, seen: watch(command(made.context, order, { ...precautions, tick: () => made.clock.now(), writeDown: () => NEVER })) };
    })();
    clock.advanceBy(2_000);
    expect(seen.values).to.deep.equal([]);
    clock.advanceBy(1);
    expect([seen.values, seen.completed, network.last().sent, clock.waiting]).to.deep.equal([[{ kind: 'notSent', reason: 'stale' }], true, [], 0]);
  });

  it('ask the gate again once it is written down, and send it over the connection there is then', () => {
    const kept$ = new Subject<void>();
    const { seen, network, clock } = careful({ writeDown: () => kept$ });
    network.last().drop();
    clock.advanceBy(1_000);
    kept$.next();
    expect([network.sockets.length, network.sockets.map(({ sent }) => sent)]).to.deep.equal([2, [[], ['Buy mine 1']]]);
    network.last().push('answer mine done');
    expect(seen.last.kind).to.equal('answer');
  });

  it('are asked again once it is written down: closed, congested', () => {
    const kept$ = new Subject<void>();
    const closed = careful({ writeDown: () => kept$ });
    closed.core.close();
    const congested = careful({ writeDown: () => kept$ });
    congested.network.last().bufferedAmount = 5_000;
    kept$.next();
    expect([closed.seen.values, congested.seen.values]).to.deep.equal([[{ kind: 'notSent', reason: 'closed' }], [{ kind: 'notSent', reason: 'congested' }]]);
  });
});
