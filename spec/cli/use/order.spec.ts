// Orders from the command line: shown, asked about, sent at most once.

import { expect } from 'chai';
import { BEGINNING } from '../../../lib/cli/connect/simulated.js';
import { program } from '../../../lib/cli/program.js';
import { called, FakeHost, recordsOf, Typist } from '../host.js';

const ORDER = ['order', 'create', '--simulator', '--records', '0', '--symbol', 'EURUSD', '--side', 'buy', '--amount', '1000', '--client-id', 'mine'];
const SHOWN = 'New order\n  Type      Market\n  Side      Buy\n  Symbol    EURUSD\n  Amount    1000\n  ClientId  mine\n';
const typing = (...lines: readonly string[]) => ({ isTerminal: true, stdin: new Typist(...lines) });

/** Where a row of a pair stands. */
const at =
  (leg: string) =>
  ([name = '', value = '']: readonly string[]): readonly string[] => [`${leg}.${name}`, value];

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
    expect(out).to.match(/^accepted: \d+, filled \((?:the server said so|its report says so)\)\n$/);
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

  it('names each order by an id of its own, shown before it leaves', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const { out, err } = await called([...ORDER.slice(0, -2), '--yes']);
        const [, shown] = /ClientId {2}([0-9a-f-]{36})\n/.exec(err) ?? [];
        expect(recordsOf(out)[0]?.['clientId']).to.equal(shown);
        return shown;
      }),
    );

    expect(new Set(ids).size).to.equal(2);
  });

  it('lets an order sleep until its time', async () => {
    const { code, out } = await called([...ORDER, '--type', 'limit', '--price', '1.05', '--trigger-type', 'on-time', '--trigger-time', '+2h', '--yes']);

    expect(recordsOf(out)[0]?.['trade']).to.include({
      ContingentOrder: true,
      TriggerType: 'OnTime',
      TriggerTime: BEGINNING + 2 * 3_600_000,
      Status: 'Calculated',
    });
    expect(code).to.equal(0);
  });

  for (const [option, value] of [
    ['--trigger-time', '+2h'],
    ['--order-id-triggered-by', '7'],
  ] as const)
    it(`sends nothing that would not sleep: ${option} alone`, async () => {
      const { code, err } = await called([...ORDER, '--type', 'limit', '--price', '1.05', option, value, '--yes']);

      expect([code, err]).to.deep.equal([2, 'rxtt: TriggerType is missing: a contingent order must say what wakes it. Nothing was sent.\n']);
    });

  describe('of which one cancels the other', () => {
    const PAIR = ['order', 'oco', '--simulator', '--records', '0', '--symbol', 'EURUSD', '--side', 'sell', '--amount', '1000'];
    const LEGS = ['--first', 'type=limit', 'price=1.3', 'client-id=above', '--second', 'type=stop', 'stop-price=1', 'client-id=below', 'comment=stop it'];

    it('are shown as they leave, and told one by one', async () => {
      const { code, out, err } = await called([...PAIR, ...LEGS, '--yes']);

      expect(code).to.equal(0);
      expect(err.split('\n').map((text) => text.trim().split(/ {2,}/))).to.deep.equal([
        ['Two new orders: one cancels the other'],
        ...[
          ['Type', 'Limit'],
          ['Side', 'Sell'],
          ['Symbol', 'EURUSD'],
          ['Amount', '1000'],
          ['Price', '1.3'],
          ['ClientId', 'above'],
        ].map(at('first')),
        ...[
          ['Type', 'Stop'],
          ['Side', 'Sell'],
          ['Symbol', 'EURUSD'],
          ['Amount', '1000'],
          ['StopPrice', '1'],
          ['ClientId', 'below'],
          ['Comment', 'stop it'],
        ].map(at('second')),
        [''],
      ]);
      expect(recordsOf(out).map(({ leg, status, clientId }) => [leg, status, clientId])).to.deep.equal([
        ['first', 'accepted', 'above'],
        ['second', 'accepted', 'below'],
      ]);
    });

    it('are told in words each, and refused together', async () => {
      const accepted = await called([...PAIR, ...LEGS, '--yes', '--format', 'table']);
      const refused = await called([...PAIR, ...LEGS, 'amount=1', '--yes', '--format', 'table']);

      expect(accepted.out).to.match(/^first: accepted: \d+ \(.*\)\nsecond: accepted: \d+ \(.*\)\n$/);
      expect(refused.code).to.equal(5);
      expect(refused.out).to.match(/^first: rejected: .*\nsecond: rejected: .*\n$/);
    });

    for (const [legs, complaint] of [
      [['--first', 'price=1.3', '--second', 'type=stop', 'stop-price=1'], 'first.Type is missing. Nothing was sent.'],
      [['--first', 'type=limit', '--second', 'type=stop', 'stop-price=1'], 'first.Price is missing: a Limit order needs it. Nothing was sent.'],
      [['--first', 'type=limit', 'price=1.3', '--second', 'type=stop'], 'second.StopPrice is missing: a Stop order needs it. Nothing was sent.'],
      [['--first', 'typ=limit', '--second', 'type=stop'], /^--first knows no 'typ'; there are type, side, amount, price, /],
    ] as const)
      it(`are refused before anything is opened: ${legs.join(' ')}`, async () => {
        const { code, out, err } = await called([...PAIR, ...legs, '--yes']);

        expect([code, out]).to.deep.equal([2, '']);
        expect(err.replace(/^rxtt: |\n$/g, '')).to.match(typeof complaint === 'string' ? new RegExp(`^${complaint.replaceAll('.', '\\.')}$`) : complaint);
      });
  });

  it('says that a change changes nothing', async () => {
    expect(await called(['order', 'modify', '7', '--simulator', '--yes'])).to.include({
      code: 2,
      err: 'rxtt: change names nothing that is to change. Nothing was sent.\n',
    });
  });

  for (const args of [
    ['cancel', 'seven'],
    ['close', '7.5'],
    ['close', '7', '--amount', '-1'],
    ['close', '7', '--by', 'x'],
  ])
    it(`says what is wrong with "order ${args.join(' ')}" before it connects`, async () => {
      const { code, out, err } = await called(['order', ...args, '--simulator', '--yes']);

      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.match(/^rxtt: \w+ must .*Nothing was sent\.\n$/);
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
