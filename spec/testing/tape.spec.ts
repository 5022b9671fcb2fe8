// A session is recorded without its secrets, and played again to another client: it hears the same.

import { expect } from 'chai';
import { config, merge, toArray } from 'rxjs';
import { simulatedTickTrader, type InMemoryOptions } from '../../lib/simulator/index.js';
import { record, replay, tapeStart, virtualClock, type TapeLine, type VirtualClock } from '../../lib/testing/index.js';
import { tickTrader, type TickTrader, type TickTraderOptions } from '../../lib/ticktrader/index.js';
import { difference } from '../../lib/testing/same.js';
import { fakeNetwork } from '../support/fake-socket.js';
import { watch, type Seen } from '../support/seen.js';

/** A working day: a login with a second factor, reads, orders of several kinds, a cut and a return, history. What a client saw of it. */
const day = (tt: TickTrader, clock: VirtualClock, cut: () => void): readonly Seen<unknown>[] => {
  const seen: Seen<unknown>[] = [watch(merge(tt.executionReports$, tt.account$))];
  clock.advanceBy(1_000);
  seen.push(watch(tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, ClientId: 'mine' })));
  clock.advanceBy(1_000);
  seen.push(watch(tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 20_000, Price: 0.9 })), watch(tt.trades()));
  clock.advanceBy(1_000);
  cut();
  clock.advanceBy(20_000);
  seen.push(watch(tt.tradeHistory().pipe(toArray())), watch(tt.trades()));
  clock.advanceBy(1_000);
  tt.close().subscribe();
  clock.advanceBy(5_000);
  return seen;
};

/** All values, with the ids that each client made itself taken out. */
const valuesOf = (seen: readonly Seen<unknown>[], own: RegExp): readonly unknown[] =>
  seen.map(
    ({ values }) =>
      JSON.parse(
        JSON.stringify(values)
          .replaceAll(own, '<id>')
          .replaceAll(/"commandId":"[^"]*"/g, '"commandId":""'),
      ) as unknown,
  );

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const recorded = (options: InMemoryOptions = {}) => {
  const clock = virtualClock();
  const simulator = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0, ...options });
  const { url, credentials, webSocket, exchange } = simulator;
  const tape: string[] = [];
  const codes: string[] = [];
  const settings: TickTraderOptions = {
    url,
    credentials,
    scheduler: clock,
    webSocket: record(webSocket, (line) => tape.push(line), clock),
    oneTimePassword: () => {
      codes.push(simulator.oneTimePassword());
      return codes.slice(-1);
    },
    random: () => 0.25,
  };
  const seen = day(tickTrader(settings), clock, () => {
    exchange.cut();
  });
  return { tape, seen, credentials, codes, url, clock };
};

const linesOf = (tape: readonly string[]): readonly TapeLine[] => tape.map((line) => JSON.parse(line) as TapeLine);

describe('the tape', () => {
  it('has every frame of a session, with its time, its connection and its direction', () => {
    const { tape, url } = recorded();
    const lines = linesOf(tape);
    expect(lines[0]).to.deep.equal({ at: lines[0]?.at, epoch: 1, dir: 'open', text: url });
    expect(lines.filter(({ dir }) => dir === 'open').map(({ epoch }) => epoch)).to.deep.equal([1, 2]);
    expect(lines.filter(({ dir }) => dir === 'close').map(({ text }) => text.slice(0, 4))).to.deep.equal(['1006', '1005']);
    expect(lines.map(({ at }) => at)).to.deep.equal(lines.map(({ at }) => at).sort((a, b) => a - b));
    const asked = lines.flatMap(({ dir, text }) => (dir === 'out' ? [(JSON.parse(text) as { Request: string }).Request] : []));
    expect(asked).to.include.members(['Login', 'TwoFactor', 'Account', 'Trades', 'TradeCreate', 'TradeHistory']);
    expect(tape.some((line) => line.includes('\n'))).to.equal(false);
  });

  it('holds no secret', () => {
    const { tape, credentials, codes } = recorded();
    const text = tape.join('\n');
    expect(codes).to.not.be.empty;
    for (const secret of [...Object.values<string>({ ...credentials }), ...codes]) expect(text).to.not.include(secret);
    const logins = linesOf(tape).filter(({ text: frame }) => frame.includes('"Request":"Login"'));
    expect(logins).to.have.length(2);
    for (const { text: frame } of logins) {
      const { Params } = JSON.parse(frame) as { Params: Record<string, unknown> };
      expect(
        Object.entries(Params)
          .filter(([, value]) => value !== '<redacted>')
          .map(([name]) => name),
      ).to.deep.equal(['AuthType', 'Timestamp']);
    }
  });

  it('plays the same session to another client', () => {
    const { tape, seen, credentials, url } = recorded();
    const clock = virtualClock(tapeStart(tape));
    const options = { url, credentials, scheduler: clock, oneTimePassword: () => ['123456'] };
    const again = day(tickTrader({ ...options, webSocket: replay(tape, clock) }), clock, () => undefined);
    expect(difference(valuesOf(again, GUID), valuesOf(seen, GUID))).to.equal(undefined);
    expect(seen.every(({ values }) => values.length > 0)).to.equal(true);
    expect(clock.waiting).to.equal(0);
  });

  it('is read from text as well, and refuses what is none', () => {
    const { tape } = recorded();
    expect(tapeStart(`${tape.join('\n')}\n`)).to.equal(tapeStart(tape));
    expect(tapeStart('')).to.equal(0);
    for (const text of ['{', '7', '{"at":1}', '{"at":1,"epoch":1,"dir":"up","text":""}'])
      expect(() => tapeStart(['', text]), text).to.throw(RangeError, 'Line 2 is none of a tape');
  });
});

const taped = () => {
  const lines: TapeLine[] = [];
  const network = fakeNetwork();
  const Socket = record(network.webSocket, (line) => lines.push(JSON.parse(line) as TapeLine), virtualClock(5));
  const socket = new Socket('wss://user:pass@host.example:8443/trade?token=abc');
  const heard: unknown[] = [];
  for (const name of ['onopen', 'onmessage', 'onclose'] as const) socket[name] = (event) => heard.push(event);
  network.last().open();
  return { lines, socket, inner: network.last(), heard };
};

describe('a recording', () => {
  it('keeps user, password and query of the address to itself', () => {
    expect(taped().lines).to.deep.equal([{ at: 5, epoch: 1, dir: 'open', text: 'wss://host.example:8443/trade' }]);
  });

  it('hands everything through as it is', () => {
    const { socket, inner, heard } = taped();
    socket.send('{"Request":"Login","Params":{"Signature":"abcdef"}}');
    inner.push('{"a": 1.50}');
    inner.drop(4000, 'bye');
    expect(inner.sent).to.deep.equal(['{"Request":"Login","Params":{"Signature":"abcdef"}}']);
    expect(heard).to.deep.equal([{}, { data: '{"a": 1.50}' }, { code: 4000, reason: 'bye', wasClean: true }]);
    expect([socket.readyState, 'ping' in socket]).to.deep.equal([3, false]);
  });

  it('finds a secret again wherever it is repeated, and keeps every digit of the rest', () => {
    const { lines, socket, inner } = taped();
    socket.send('{"Id":"1","Request":"Login","Params":{"WebApiKey":"the-key","Signature":"c2lnbg==","Timestamp":1767571200000}}');
    inner.push('{"Id":"1","Response":"Error","Error":"No c2lnbg== for the-key","n":12345678901234567890.10}');
    socket.send('{"Id":"2","Request":"TwoFactor","Params":{"OneTimePassword":424242}}');
    inner.push('{"Id":"2","Response":"TwoFactor","Result":{"Info":"424242 is wrong"}}');
    socket.send('{"Request":"TwoFactor","Params":"424242"}');
    inner.push('{"sessionToken":"s3cr3t-token","x":["s3cr3t-token"]}');
    expect(lines.slice(1).map(({ text }) => text)).to.deep.equal([
      '{"Id":"1","Request":"Login","Params":{"WebApiKey":"<redacted>","Signature":"<redacted>","Timestamp":1767571200000}}',
      '{"Id":"1","Response":"Error","Error":"No <redacted> for <redacted>","n":12345678901234567890.10}',
      '{"Id":"2","Request":"TwoFactor","Params":{"OneTimePassword":"<redacted>"}}',
      '{"Id":"2","Response":"TwoFactor","Result":{"Info":"<redacted> is wrong"}}',
      '{"Request":"TwoFactor","Params":"<redacted>"}',
      '{"sessionToken":"<redacted>","x":["<redacted>"]}',
    ]);
  });

  it('takes nothing out of an account but what is secret', () => {
    const { lines, inner } = taped();
    const account = '{"Response":"Account","Result":{"TokenCommissionCurrency":"BTC","IsTokenCommissionEnabled":true,"Currency":"BTC"}}';
    inner.push(account);
    expect(lines[1]?.text).to.equal(account);
  });

  it('cuts out what it cannot read, both ways', () => {
    const { lines, socket, inner } = taped();
    socket.send('{"Request":"Login","Params":{"Signature":"abc');
    socket.send('"just-a-secret"');
    inner.push('{"Id":');
    inner.push(new ArrayBuffer(3));
    expect(lines.slice(1).map(({ text }) => text)).to.deep.equal([
      '<cut: 45 characters>',
      '<cut: 15 characters>',
      '<cut: 6 characters>',
      '<cut: other than characters>',
    ]);
  });

  it('does not let a sink that throws disturb the session', () => {
    config.onUnhandledError = () => undefined;
    const network = fakeNetwork();
    const Socket = record(network.webSocket, () => {
      throw new Error('disk full');
    });
    const socket = new Socket('ws://127.0.0.1/trade');
    let isOpen = false;
    socket.onopen = () => (isOpen = true);
    network.last().open();
    socket.send('{}');
    expect([isOpen, network.last().sent]).to.deep.equal([true, ['{}']]);
    setTimeout(() => (config.onUnhandledError = null), 5);
  });
});

const line = (at: number, dir: TapeLine['dir'], text = '', epoch = 1): string => JSON.stringify({ at, epoch, dir, text });

const played = (tape: readonly string[], options = {}) => {
  const clock = virtualClock(0);
  const diary: string[] = [];
  const note = (what: string): void => void diary.push(`${String(clock.now())} ${what}`);
  const Socket = replay(tape, clock, options);
  const connect = () => {
    const socket = new Socket('ws://127.0.0.1/trade');
    socket.onopen = () => {
      note('open');
    };
    socket.onmessage = ({ data }) => {
      note(String(data));
    };
    socket.onerror = () => {
      note('error');
    };
    socket.onclose = ({ code, reason, wasClean }) => {
      note(`close ${String(code)} ${String(reason)} ${String(wasClean)}`);
    };
    return socket;
  };
  return { clock, diary, connect };
};

describe('a replay', () => {
  const TAPE = [
    line(100, 'open', 'ws://x'),
    line(110, 'out', '{"Id":"a-1","Request":"Trades"}'),
    line(115, 'out', '{"Id":"a-2","Request":"TradeCreate","Params":{"ClientId":"c-1"}}'),
    line(130, 'in', '{"Id":"a-1","n":1.50}'),
    line(140, 'in', '{"Id":"a-2","ClientId":"c-1","say":"a-1 and \\"c-1\\""}'),
    line(1140, 'close', '4000 good night'),
  ];

  it('answers only what was asked, at the pace of then, with the ids of now', () => {
    const { clock, diary, connect } = played(TAPE);
    const socket = connect();
    expect(() => {
      socket.send('{}');
    }).to.throw('connecting');
    clock.advanceBy(1000);
    // in another order than then
    socket.send('{"Id":"b-7","Request":"TradeCreate","Params":{"ClientId":"d-9"}}');
    socket.send('{"Id":"b-8","Request":"Trades"}');
    clock.advanceBy(2000);
    expect(diary).to.deep.equal([
      '0 open',
      '1015 {"Id":"b-8","n":1.50}',
      '1025 {"Id":"b-7","ClientId":"d-9","say":"a-1 and \\"c-1\\""}',
      '2025 close 4000 good night true',
    ]);
  });

  it('goes on without a request that is not made, once its patience is at an end', () => {
    const { clock, diary, connect } = played(TAPE, { patience: 500 });
    connect();
    clock.advanceBy(1200);
    expect(diary).to.deep.equal(['0 open', '1030 {"Id":"a-1","n":1.50}', '1040 {"Id":"a-2","ClientId":"c-1","say":"a-1 and \\"c-1\\""}']);
  });

  it('ends when the client ends it, and answers its pings', () => {
    const { clock, diary, connect } = played(TAPE);
    const socket = connect();
    clock.advanceBy(10);
    let pongs = 0;
    socket.onpong = () => pongs++;
    socket.ping?.();
    clock.advanceBy(1);
    expect(pongs).to.equal(1);
    socket.close();
    socket.close();
    socket.send('{"Request":"Trades"}');
    clock.advanceBy(20_000);
    expect(diary).to.deep.equal(['0 open', '11 close 1005  true']);
    expect(clock.waiting).to.equal(0);
  });

  it('opens no connection that is not on the tape, nor one that did not open then', () => {
    const { clock, diary, connect } = played([line(5, 'close', '1006')]);
    connect();
    connect();
    clock.advanceBy(10);
    expect(diary.map((entry) => entry.slice(2))).to.have.members([
      'error',
      'error',
      'close 1006  false',
      'close 1006 The tape has no further connection. false',
    ]);
  });
});
