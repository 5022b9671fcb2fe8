// An order about which the server falls silent, played for real: processes, sockets, a terminal. What is read there is what a trader reads.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FaultScript } from '../../../lib/simulator/index.js';
import { recordsOf } from '../host.js';
import { rxtt, rxttOnTerminal, serving, type Running } from '../process.js';

/** What becomes of the orders, one after the other; the last is never carried out. */
const FAULTS: FaultScript = [
  { when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'silence', at: 'afterExecuting' } },
  { when: { request: 'TradeCreate', nth: 2 }, do: { kind: 'cut', at: 'afterExecuting' } },
  { when: { request: 'TradeCreateOco', nth: 1 }, do: { kind: 'silence', at: 'afterExecuting' } },
  { when: { request: 'TradeCreate', nth: 3 }, do: { kind: 'silence', at: 'beforeExecuting' } },
];
const HORIZON = 960_000; // ms; a server that is only silent may carry it out as late as this

const ORDER = ['order', 'create', '--symbol', 'EURUSD', '--side', 'buy', '--amount', '1000', '--timeout', '2'];
const PAIR = ['order', 'oco', '--symbol', 'EURUSD', '--side', 'sell', '--amount', '1000', '--timeout', '2'];
const LEGS = ['--first', 'type=limit', 'price=1.5', '--second', 'type=stop', 'stop-price=0.9'];

/** What a terminal shows in the end, line by line: the last that was written over each. */
const shown = (text: string): readonly string[] =>
  text
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    .replaceAll(/\u001b\[\d*[mK]/g, '')
    .split(/\r*\n/)
    .map((row) => row.split('\r').at(-1) ?? '');

describe('cli/use/follow', () => {
  let folder: string;
  let server: Running;
  let credentials: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rxtt-follow-'));
    const script = join(folder, 'faults.json');
    writeFileSync(script, JSON.stringify(FAULTS));
    ({ server, credentials } = await serving(folder, '--days', '0', '--faults', script));
  });
  after(async () => {
    server.child.kill('SIGTERM');
    await server.ended;
    rmSync(folder, { recursive: true });
  });

  it('tells silence as unknown with its deadline, then what was found out, a record a line', async () => {
    const { code, stdout } = await rxtt(...ORDER, '--credentials', credentials, '--yes').ended;
    const [unknown, accepted, ...more] = recordsOf(stdout);

    expect([code, more]).to.deep.equal([0, []]);
    expect(unknown).to.include({ status: 'unknown', settled: false });
    expect(Number(unknown?.['deadline']) - Number(unknown?.['since'])).to.equal(HORIZON);
    expect(accepted).to.include({ status: 'accepted', settled: true, proof: 'trades', clientId: unknown?.['clientId'] });
  });

  it('tells it on a terminal in words: why, until when, and what it came to', async () => {
    const order = rxttOnTerminal([...ORDER, '--credentials', credentials]);
    await order.said(/Send it/);
    order.child.stdin?.write('y\r');
    const { code, stdout } = await order.ended;

    expect(code).to.equal(0);
    expect(shown(stdout).join('\n')).to.match(
      /rxtt: the connection was lost, and is made again: .*\nunknown: it left, and the connection was lost before an answer came: it may be live\. Do NOT send it again\. It is looked for until \d\d:\d\d:\d\d \(16 min 0 s\)\n(?:rxtt: .*\n)*accepted: \d+ \(it is among what is open\)\n/,
    );
  });

  it('tells of a pair each order by itself', async () => {
    const { code, stdout } = await rxtt(...PAIR, ...LEGS, '--credentials', credentials, '--yes').ended;

    expect(code).to.equal(0);
    expect(recordsOf(stdout).map(({ leg, status }) => [leg, status])).to.have.deep.members([
      ['first', 'unknown'],
      ['second', 'unknown'],
      ['first', 'accepted'],
      ['second', 'accepted'],
    ]);
  });

  it('counts down on a terminal, and says what Ctrl-C means for the order', async () => {
    const order = rxttOnTerminal([...ORDER, '--credentials', credentials, '--yes']);
    await order.said(/no answer yet: 1 s more/);
    await order.said(/looking for it: 15 min 5\d s more/);
    order.child.stdin?.write('\u0003');
    const { code, stdout } = await order.ended;
    const [, clientId = ''] = /ClientId {2}(\S+)/.exec(stdout) ?? [];

    expect(code).to.equal(130);
    expect(shown(stdout).join('\n')).to.match(
      /unknown: it left, and no answer came in time: .*\nrxtt: stopped\nrxtt: stopping here cancels nothing: it may have been carried out, or may yet be until /,
    );
    expect(stdout).to.include(`see rxtt trades (ClientId ${clientId}) and rxtt history before you send it again`);
  });
});
