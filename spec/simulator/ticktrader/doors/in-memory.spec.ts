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
