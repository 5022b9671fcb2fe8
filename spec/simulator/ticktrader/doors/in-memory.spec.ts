import { expect } from 'chai';
import { lastValueFrom, toArray } from 'rxjs';
import { webSocket } from 'rxjs/webSocket';
import { simulatedTickTrader } from '../../../../lib/simulator/index.js';
import { virtualClock } from '../../../../lib/testing/virtual-clock.js';

const opened = (latency = 10) => {
  const clock = virtualClock(0);
  const simulator = simulatedTickTrader({ scheduler: clock, latency, ticksPerSecond: 0 });
  const diary: string[] = [];
  const note = (what: string): void => void diary.push(`${String(clock.now())} ${what}`);
  const connect = (url = simulator.url) => {
    const socket = new simulator.webSocket(url);
    socket.onopen = () => {
      note('open');
    };
    socket.onmessage = () => {
      note('message');
    };
    socket.onerror = () => {
      note('error');
    };
    socket.onclose = ({ code, reason, wasClean }) => {
      note(`close ${String(code)} ${String(reason)} ${String(wasClean)}`);
    };
    return socket;
  };
  return { clock, simulator, diary, connect };
};

describe('the in-memory WebSocket', () => {
  it('opens a latency later, and answers a latency there and a latency back', () => {
    const { clock, diary, connect } = opened();
    const socket = connect();
    expect(socket.readyState).to.equal(0);
    clock.advanceBy(10);
    expect(socket.readyState).to.equal(1);
    socket.send('{}');
    expect(diary).to.deep.equal(['10 open']);
    clock.advanceBy(100);
    expect(diary).to.deep.equal(['10 open', '30 message']);
  });

  it('throws when asked to send while connecting, and drops what is sent after closing', () => {
    const { clock, diary, connect } = opened();
    const socket = connect();
    expect(() => {
      socket.send('{}');
    }).to.throw('connecting');
    clock.advanceBy(10);
    socket.close(1000, 'bye');
    socket.send('{}');
    expect(socket.readyState).to.equal(2);
    clock.advanceBy(100);
    socket.send('{}');
    socket.close();
    clock.advanceBy(100);
    expect(socket.readyState).to.equal(3);
    expect(diary).to.deep.equal(['10 open', '30 close 1000 bye true']);
  });

  it('fails where it is closed before it opened, and where nobody listens', () => {
    const { clock, diary, connect } = opened();
    connect().close();
    connect('ws://127.0.0.1/elsewhere');
    clock.advanceBy(100);
    expect(diary).to.deep.equal(['10 error', '10 close 1006  false', '10 error', '10 close 1006  false']);
  });

  it('is closed by the server, in good order or not; what was on its way to the server is lost', () => {
    const { clock, diary, connect, simulator } = opened();
    const socket = connect();
    clock.advanceBy(10);
    socket.send('{}');
    simulator.exchange.close(4000, 'enough');
    clock.advanceBy(100);
    connect();
    clock.advanceBy(10);
    simulator.exchange.cut();
    clock.advanceBy(100);
    expect(diary).to.deep.equal(['10 open', '20 close 4000 enough true', '120 open', '130 close 1006  false']);
    expect(simulator.exchange.connections).to.equal(0);
  });

  it('delivers what the server sent before it closed', () => {
    const { clock, diary, connect, simulator } = opened();
    const socket = connect();
    clock.advanceBy(10);
    socket.send('{}');
    clock.advanceBy(10);
    simulator.exchange.close();
    clock.advanceBy(100);
    expect(diary).to.deep.equal(['10 open', '30 message', '30 close 1001  true']);
  });

  it('loses all that is under way, either way, where it is cut', () => {
    const { clock, diary, connect, simulator } = opened();
    const socket = connect();
    clock.advanceBy(10);
    socket.send('{}');
    clock.advanceBy(11); // the answer is on its way
    simulator.exchange.cut();
    clock.advanceBy(100);
    expect(diary).to.deep.equal(['10 open', '31 close 1006  false']);
  });

  describe('on a link that is stalled', () => {
    it('holds back what is sent, shows how much that is, and lets it go in order', () => {
      const { clock, diary, connect, simulator } = opened();
      const socket = connect();
      clock.advanceBy(10);
      simulator.link.stall('up');
      socket.send('{}');
      socket.send('{"a":1}');
      clock.advanceBy(1_000);
      expect([socket.bufferedAmount, diary]).to.deep.equal([9, ['10 open']]);
      simulator.link.resume('up');
      expect(socket.bufferedAmount).to.equal(0);
      clock.advanceBy(100);
      expect(diary).to.deep.equal(['10 open', '1030 message', '1030 message']);
    });

    it('holds back what the server says, and its close', () => {
      const { clock, diary, connect, simulator } = opened();
      const socket = connect();
      clock.advanceBy(10);
      simulator.link.stall('down');
      socket.send('{}');
      clock.advanceBy(100);
      simulator.exchange.close(4000);
      clock.advanceBy(890);
      expect([diary, socket.readyState]).to.deep.equal([['10 open'], 1]);
      simulator.link.resume('down');
      clock.advanceBy(100);
      expect(diary).to.deep.equal(['10 open', '1010 message', '1010 close 4000  true']);
    });

    it('ends by itself where its goodbye is not answered in 2 s', () => {
      const { clock, diary, connect, simulator } = opened();
      const socket = connect();
      clock.advanceBy(10);
      simulator.link.stall('down');
      socket.close();
      clock.advanceBy(5_000);
      expect([diary, socket.readyState]).to.deep.equal([['10 open', '2010 close 1006  false'], 3]);
    });

    it('does not open before it goes on', () => {
      const { clock, diary, connect, simulator } = opened();
      simulator.link.stall('up');
      connect();
      clock.advanceBy(1_000);
      expect(diary).to.deep.equal([]);
      simulator.link.resume('up');
      clock.advanceBy(10);
      expect(diary).to.deep.equal(['1010 open']);
    });
  });

  it('answers a ping, whatever the server does with requests', () => {
    const { clock, simulator, connect } = opened();
    simulator.exchange.answer('*', () => 'mute after executing');
    const socket = connect();
    const pongs: number[] = [];
    socket.onpong = () => pongs.push(clock.now());
    socket.ping?.();
    clock.advanceBy(10);
    socket.ping?.();
    clock.advanceBy(100);
    expect(pongs).to.deep.equal([30]);
  });

  it('is reset: what has left still arrives, what was held back never does, and the server has one connection less', () => {
    const { clock, diary, connect, simulator } = opened();
    const received: string[] = [];
    simulator.exchange.answer('*', ({ Id }) => {
      received.push(String(Id));
      return undefined;
    });
    const socket = connect();
    clock.advanceBy(10);
    socket.send('{"Id":"left","Request":"Login"}');
    simulator.link.stall('up');
    socket.send('{"Id":"held","Request":"Login"}');
    expect([socket.reset?.(), socket.bufferedAmount, socket.readyState]).to.deep.equal([true, 0, 2]);
    simulator.link.resume('up');
    clock.advanceBy(100);
    expect([received, simulator.exchange.connections, diary]).to.deep.equal([['left'], 0, ['10 open', '20 close 1006  false']]);
    expect([socket.reset?.(), connect().reset?.()]).to.deep.equal([false, false]);
  });

  it('carries the webSocket of rxjs', async () => {
    const { clock, simulator } = opened();
    // The constructor is structural; rxjs asks for the DOM's.
    const subject = webSocket<unknown>({ url: simulator.url, WebSocketCtor: simulator.webSocket as unknown as typeof WebSocket });
    const all = lastValueFrom(subject.pipe(toArray()));
    clock.advanceBy(10);
    subject.next({ Id: '1', Request: 'Account' });
    clock.advanceBy(20);
    simulator.exchange.close(1000);
    clock.advanceBy(20);
    expect(await all).to.deep.equal([{ Id: '1', Response: 'Error', Error: "Should be 'Login' request!" }]);
  });
});
