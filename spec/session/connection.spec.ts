import { expect } from 'chai';
import { take, tap } from 'rxjs';
import { ConnectionError } from '../../lib/base/errors.js';
import { countingProbe, type Probe } from '../../lib/base/probe.js';
import { openConnection } from '../../lib/session/connection.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { fakeNetwork, type FakeSocket } from '../support/fake-socket.js';
import { errorOf, watch } from '../support/seen.js';
import { idIn, toy, toyOptions, type ToyFrame } from '../support/toy.js';

/** A connection over a fake socket, subscribed and open. */
const open = (meet?: (socket: FakeSocket) => void) => {
  const network = fakeNetwork(meet);
  const probe = countingProbe();
  const connection$ = openConnection({ ...toyOptions(virtualClock(0)), probe, epoch: 3, webSocket: network.webSocket });
  const seen = watch(connection$);
  network.last().open();
  return { seen, raw: network.last(), connection: seen.last, probe };
};

const texts = (frames: readonly ToyFrame[]): readonly string[] => frames.map(({ text }) => text);

describe('openConnection', () => {
  it('emits itself once open, with its epoch', () => {
    const { seen, connection } = open();
    expect([seen.values.length, connection.epoch]).to.deep.equal([1, 3]);
  });

  it('sends a request on subscription, under a new id each time, and gives the frames that bear it', () => {
    const { raw, connection, probe } = open();
    const request$ = connection.exchange({ name: 'Ask', body: 'x' });
    expect(raw.sent).to.deep.equal([]);
    const first = watch(request$);
    watch(request$);
    expect(raw.sent).to.deep.equal(['Ask 1 x', 'Ask 2 x']);
    raw.push('report 1 filled');
    raw.push('answer 1 yes');
    expect(texts(first.values)).to.deep.equal(['filled', 'yes']);
    expect(probe.counts).to.deep.equal({ frameOut: 2, frameIn: 2 });
  });

  it('sends a request under the id it brings', () => {
    const { raw, connection } = open();
    watch(connection.exchange({ id: 'mine', name: 'Buy', body: '1' }));
    expect(raw.sent).to.deep.equal(['Buy mine 1']);
  });

  it('takes an answer that comes from inside the sending', () => {
    const { raw, connection } = open();
    raw.onsend = (line) => {
      raw.push(`answer ${idIn(line)} at-once`);
    };
    const answer = watch(connection.exchange({ name: 'Ask', body: 'x' }).pipe(take(1)));
    expect([texts(answer.values), answer.completed, answer.error]).to.deep.equal([['at-once'], true, undefined]);
  });

  it('forgets a request that is unsubscribed', () => {
    const { raw, connection, probe } = open();
    const idle = watch(connection.idle$);
    const request = watch(connection.exchange({ name: 'Ask', body: 'x' }));
    request.subscription.unsubscribe();
    raw.push('answer 1 late');
    expect([request.values, idle.values.length, probe.counts.unrouted]).to.deep.equal([[], 2, 1]);
  });

  it('errors a request that cannot be printed, and sends nothing', () => {
    const { raw, connection, seen, probe } = open();
    const request = watch(connection.exchange({ name: 'Ask', body: 'unprintable' }));
    expect(request.error).to.be.instanceOf(TypeError);
    expect([raw.sent, seen.error, probe.counts.frameOut]).to.deep.equal([[], undefined, undefined]);
  });

  it('proves to the sender that nothing was sent where the socket throws, while others learn that theirs is unknown', () => {
    const { raw, connection, seen } = open();
    const earlier = watch(connection.exchange({ name: 'Buy', body: '1' }));
    raw.onsend = () => {
      throw new Error('pipe');
    };
    const request = watch(connection.exchange({ name: 'Buy', body: '2' }));
    expect(errorOf(request, ConnectionError).delivered).to.equal('no');
    expect(errorOf(earlier, ConnectionError).delivered).to.equal('unknown');
    expect(errorOf(seen, ConnectionError).delivered).to.equal('unknown');
  });

  it('does not call a request unsent whose sending ended the connection', () => {
    const { raw, connection } = open();
    raw.onsend = () => {
      raw.drop();
    };
    expect(errorOf(watch(connection.exchange({ name: 'Buy', body: '1' })), ConnectionError).delivered).to.equal('unknown');
  });

  it('errors those who wait with the loss, after it has told of the loss itself', () => {
    const order: string[] = [];
    const network = fakeNetwork();
    openConnection({ ...toyOptions(virtualClock(0)), webSocket: network.webSocket }).subscribe({
      next: ({ exchange }) => watch(exchange({ name: 'Ask', body: 'x' }).pipe(tap({ error: (error: unknown) => order.push(`request: ${String(error)}`) }))),
      error: (error: unknown) => order.push(`session: ${String(error)}`),
    });
    network.last().open();
    network.last().drop(1001, 'restart');
    expect(order).to.deep.equal([
      'session: ConnectionError: The connection was closed with code 1001: restart.',
      'request: ConnectionError: The connection was closed with code 1001: restart.',
    ]);
  });

  it('errors those who wait when it is given up', () => {
    const { connection, seen, raw } = open();
    const request = watch(connection.exchange({ name: 'Ask', body: 'x' }));
    seen.subscription.unsubscribe();
    expect(errorOf(request, ConnectionError).delivered).to.equal('unknown');
    expect(raw.readyState).to.equal(3);
  });

  it('refuses requests once it is gone: nothing was sent', () => {
    const { connection, raw } = open();
    raw.drop();
    expect(errorOf(watch(connection.exchange({ name: 'Ask', body: 'x' })), ConnectionError).delivered).to.equal('no');
    expect(raw.sent).to.deep.equal([]);
  });

  it('loses no frame that comes in the same breath as the opening', () => {
    const network = fakeNetwork();
    const heard: string[] = [];
    openConnection({ ...toyOptions(virtualClock(0)), webSocket: network.webSocket }).subscribe(({ pushes$ }) => {
      watch(pushes$.pipe(tap(({ text }) => heard.push(text))));
      network.last().push('push - welcome');
    });
    network.last().open();
    network.last().push('push - news');
    expect(heard).to.deep.equal(['welcome', 'news']);
  });

  describe('given up', () => {
    const resettable = () => {
      const made = open();
      let resets = 0;
      made.raw.reset = () => {
        resets++;
        made.raw.readyState = 3;
        return true;
      };
      return { ...made, resets: () => resets };
    };

    it('is reset where a command was not answered, and says so to whoever waits for it', () => {
      const { connection, seen, raw, resets } = resettable();
      const command = watch(connection.exchange({ id: 'mine', name: 'Buy', body: '1' }));
      seen.subscription.unsubscribe();
      expect(errorOf(command, ConnectionError)).to.include({ wasReset: true, delivered: 'unknown' });
      expect([resets(), raw.closes]).to.deep.equal([1, 0]);
    });

    it('is reset also where nobody waits for the command any more', () => {
      const { connection, seen, resets } = resettable();
      watch(connection.exchange({ id: 'mine', name: 'Buy', body: '1' })).subscription.unsubscribe();
      seen.subscription.unsubscribe();
      expect(resets()).to.equal(1);
    });

    it('is closed in good order where all commands were answered, be it late, and where only reads wait', () => {
      const { connection, seen, raw, resets } = resettable();
      watch(connection.exchange({ id: 'mine', name: 'Buy', body: '1' })).subscription.unsubscribe();
      raw.push('report mine filled');
      raw.push('answer mine yes');
      const read = watch(connection.exchange({ name: 'Ask', body: 'x' }));
      seen.subscription.unsubscribe();
      expect([resets(), raw.closes, errorOf(read, ConnectionError).wasReset]).to.deep.equal([0, 1, false]);
    });

    it('is closed in good order where a command never left', () => {
      const { connection, seen, raw, resets } = resettable();
      watch(connection.exchange({ id: 'mine', name: 'Buy', body: 'unprintable' }));
      seen.subscription.unsubscribe();
      expect([resets(), raw.closes]).to.deep.equal([0, 1]);
    });

    it('still waits for the answer to a command after a report of it', () => {
      const { connection, seen, raw, resets } = resettable();
      watch(connection.exchange({ id: 'mine', name: 'Buy', body: '1' }));
      raw.push('report mine accepted');
      seen.subscription.unsubscribe();
      expect(resets()).to.equal(1);
    });

    it('says so to those who wait, and that nobody knows whether the server took it', () => {
      for (const request of [
        { name: 'Ask', body: 'x' },
        { id: 'mine', name: 'Buy', body: '1' },
      ]) {
        const { connection, seen } = open();
        const waiting = watch(connection.exchange(request));
        seen.subscription.unsubscribe();
        expect(errorOf(waiting, ConnectionError).message).to.contain('was given up').and.to.contain('is not known');
      }
    });

    it('does not claim a reset where the socket knows none', () => {
      const { connection, seen, raw } = open();
      const command = watch(connection.exchange({ id: 'mine', name: 'Buy', body: '1' }));
      seen.subscription.unsubscribe();
      expect([errorOf(command, ConnectionError).wasReset, raw.readyState]).to.deep.equal([false, 3]);
    });

    it('was not reset where the server closed it', () => {
      const { connection, raw, resets } = resettable();
      const command = watch(connection.exchange({ id: 'mine', name: 'Buy', body: '1' }));
      raw.drop(1001);
      expect([errorOf(command, ConnectionError).wasReset, resets()]).to.deep.equal([false, 0]);
    });
  });

  it('tells a probe of each request how it ended: reports end none', () => {
    const network = fakeNetwork();
    const heard: string[] = [];
    const probe: Probe = {
      count: () => undefined,
      request: (name) => {
        heard.push(name);
        return (end) => void heard.push(`${name} ${end}`);
      },
    };
    const read = (line: string): ToyFrame => ({ ...toy.read(line), ...(line.endsWith('no') && { refused: true }) });
    const seen = watch(openConnection({ ...toyOptions(virtualClock(0)), protocol: { ...toy, read }, probe, webSocket: network.webSocket }));
    network.last().open();
    for (const name of ['Trades', 'Buy']) watch(seen.last.exchange({ name, body: 'x' }));
    network.last().push('report 2 accepted');
    expect(heard).to.deep.equal(['Trades', 'Buy']);
    network.last().push('answer 1 yes');
    network.last().push('answer 2 no');
    expect(heard).to.deep.equal(['Trades', 'Buy', 'Trades answered', 'Buy refused']);
  });

  it('shows how much waits in the socket', () => {
    const { connection, raw } = open();
    raw.bufferedAmount = 77;
    expect(connection.buffered()).to.equal(77);
  });
});
