// Orders from the command line: shown, asked about, sent at most once.

import { expect } from 'chai';
import { program } from '../../../lib/cli/program.js';
import { called, FakeHost, recordsOf, Typist } from '../host.js';

const ORDER = ['order', 'create', '--simulator', '--records', '0', '--symbol', 'EURUSD', '--side', 'buy', '--amount', '1000'];
const SHOWN = 'New order\n  Type    Market\n  Side    Buy\n  Symbol  EURUSD\n  Amount  1000\n';
const typing = (...lines: readonly string[]) => ({ isTerminal: true, stdin: new Typist(...lines) });

/** What is left of a terminal's text when live lines are gone. */
const plain = (text: string): string => text.replaceAll('\r\u001b[K', '');

describe('cli/use/order', () => {
  it('sends nothing without a terminal and without --yes', async () => {
    expect(await called(ORDER)).to.deep.equal({
      code: 2,
      out: '',
      err: 'rxtt: this would be sent, and there is no terminal to ask on: say --yes if you mean it\n',
    });
  });

  it('shows what leaves, and tells the outcome as a record', async () => {
    const { code, out, err } = await called([...ORDER, '--yes']);

    expect([code, err]).to.deep.equal([0, SHOWN]);
    expect(recordsOf(out)).to.have.length(1);
    expect(recordsOf(out)[0]).to.include({ status: 'accepted', settled: true, ended: 'filled' });
  });

  it('asks on a terminal, and tells the outcome in words', async () => {
    const { code, out, err } = await called(ORDER, typing('y\r'));

    expect([code, plain(err)]).to.deep.equal([0, `${SHOWN}Send it? [y/N] y\n`]);
    expect(out).to.match(/^accepted: \d+, filled \(known by the \w+\)\n$/);
  });

  for (const answer of ['n', '', 'yeah'])
    it(`sends nothing when the answer is "${answer}"`, async () => {
      const { code, out, err } = await called(ORDER, typing(`${answer}\r`));

      expect([code, out]).to.deep.equal([1, '']);
      expect(plain(err)).to.match(/rxtt: nothing was sent\n$/);
    });

  it('ends with 130 when the question is answered with Ctrl-C', async () => {
    expect(await called(ORDER, typing('\u0003'))).to.include({ code: 130, out: '' });
  });

  it('ends with 5 when the server refuses, and says why', async () => {
    const { code, out, err } = await called(['order', 'cancel', '12', '--simulator', '--records', '0', '--yes', '--format', 'table']);

    expect([code, out]).to.deep.equal([5, 'rejected: Cannot delete trade! Reason: Order Not Found 12\n']);
    expect(err).to.match(/rxtt: the server refused; nothing was done\n$/);
  });

  for (const [args, complaint] of [
    [['create', '--type', 'limit'], 'rxtt: Price is missing: a Limit order needs it. Nothing was sent.\n'],
    [['create', '--stop-price', '1.1'], 'rxtt: StopPrice is not for a Market order. Nothing was sent.\n'],
    [['create', '--price', '1,1', '--type', 'limit'], 'rxtt: Price must be a finite number, got 1,1. Nothing was sent.\n'],
  ] as const)
    it(`says what is wrong with "order ${args.join(' ')}" before it connects`, async () => {
      const [, , ...others] = ORDER;

      expect(await called(['order', ...args, ...others, '--yes'])).to.deep.equal({ code: 2, out: '', err: complaint });
    });

  it('says that a change changes nothing', async () => {
    expect(await called(['order', 'modify', '7', '--simulator', '--yes'])).to.include({
      code: 2,
      err: 'rxtt: change names nothing that is to change. Nothing was sent.\n',
    });
  });

  it('closes a position, in part or by another', async () => {
    const trades = recordsOf((await called(['trades', '--simulator', '--records', '300'])).out);
    const open = trades.find(({ Type }) => Type === 'Position');
    const id = String(open?.['Id']);
    const closed = await called(['order', 'close', id, '--simulator', '--records', '300', '--yes']);
    const by = await called(['order', 'close', id, '--by', id, '--simulator', '--records', '300', '--yes']);

    expect([closed.code, recordsOf(closed.out).at(-1)?.['status']]).to.deep.equal([0, 'accepted']);
    expect(closed.err).to.equal(`Close position ${id}\n  Type    Close\n  Id      ${id}\n  Amount  all\n`);
    expect([by.code, by.out]).to.deep.equal([2, '']);
  });

  it('warns that it may have left when Ctrl-C comes before the answer', async () => {
    const host = new FakeHost();
    const look = (): void => {
      if (!host.stderr.text.includes('Amount')) return;
      host.stderr.off('written', look);
      setTimeout(() => host.emit('SIGINT'), 0);
    };
    host.stderr.on('written', look);
    const code = await program([...ORDER, '--yes'], host);

    expect([code, host.stdout.text]).to.deep.equal([130, '']);
    expect(host.stderr.text).to.match(/rxtt: stopped\nrxtt: it may have left, and nobody looks any more: .*\n$/);
  });
});
