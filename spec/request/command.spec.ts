import { expect } from 'chai';
import { retry, share, throwError } from 'rxjs';
import { ConnectionError, InvalidRequestError, TimeoutError } from '../../lib/base/errors.js';
import { command } from '../../lib/request/command.js';
import { oneShot } from '../../lib/request/one-shot.js';
import { watch } from '../support/seen.js';
import { readyToySession, toy, toySession, type ToyOptions } from '../support/toy.js';

const order = { id: 'mine', name: 'Buy', body: '1' };

/** A session, and the command `Buy` over it. */
const buying = (session: ReturnType<typeof toySession>) => ({ ...session, buy$: command(session.context, order) });
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
    const earlier = watch(command(context, order));
    core.close();
    expect(watch(command(context, { ...order, id: 'other' })).values).to.deep.equal([{ kind: 'notSent', reason: 'closed' }]);
    network.last().push('answer mine done');
    expect([earlier.values.map(({ kind }) => kind), network.last().sent]).to.deep.equal([['answer'], ['Buy mine 1']]);
  });

  it('is not sent beyond the limit, and does not wait', () => {
    const { context, network, clock } = readyToySession({ limits: { perSecond: 1, burst: 1, maxWait: 5_000 } });
    watch(command(context, order));
    expect(watch(command(context, { ...order, id: 'other' })).values).to.deep.equal([{ kind: 'notSent', reason: 'throttled' }]);
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

  it('errors where it cannot be printed, and sends nothing', () => {
    const { context, network } = readyToySession();
    expect(watch(command(context, { ...order, body: 'unprintable' })).error).to.be.instanceOf(TypeError);
    expect(network.last().sent).to.deep.equal([]);
  });

  it('errors where printing finds a wrong request: that is no outcome', () => {
    const { context, core } = readyToySession();
    const wrong = new InvalidRequestError('Amount', 'must be positive');
    const gate = core.gate();
    if (typeof gate !== 'object') throw new Error('not ready');
    const refusing = { ...gate, exchange: () => throwError(() => wrong) };
    expect(watch(command({ ...context, core: { ...core, gate: () => refusing } }, order)).error).to.equal(wrong);
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
