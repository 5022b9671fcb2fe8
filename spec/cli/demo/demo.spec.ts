// The demo as a user runs it: in a pipe and on a terminal, on every kind of account, to its end and cut short.

import { expect } from 'chai';
import { simulatedTickTrader, simulatedTtRest } from '../../../lib/simulator/index.js';
import { rxtt, rxttOnTerminal } from '../process.js';

/** For the first part, and for both; ms. */
const LIMIT = 20_000;
const BOTH = 30_000;

/** Every pattern, each after the one before. `^` and `$` are the ends of a line. */
const expectInOrder = (text: string, patterns: readonly RegExp[]): void => {
  let from = 0;
  for (const { source } of patterns) {
    const pattern = new RegExp(source, 'gm');
    pattern.lastIndex = from;
    expect(pattern.test(text), `${source}, after:\n${text.slice(Math.max(0, from - 200), from + 400)}`).to.equal(true);
    from = pattern.lastIndex;
  }
};

const TIME = '\\d\\d:\\d\\d:\\d\\d\\.\\d{3}';
const state = (status: string, meaning: string): RegExp => new RegExp(`^  ${TIME}  ${status} +${meaning}`);
const report = (event: string, what: string, amount: string): RegExp => new RegExp(`^  ${TIME}  ${event} +\\d+  ${what} +\\d+\\.\\d{5} +${amount}$`);

const LOGGED_IN = [
  /^rxtt: the TickTrader Trade WebSocket API as RxJS streams$/,
  /listening: ws:\/\/127\.0\.0\.1:\d+\/trade, after \d/,
  /^Connect and log in$/,
  state('connecting', 'opening a WebSocket'),
  state('authenticating', 'sending a login signed with HMAC-SHA256'),
  state('two-factor', 'a one-time password is asked for, and given'),
  state('restoring', ''),
  state('ready', 'open for everything, connection 1'),
  /^Read the account$/,
  /session +[0-9A-F-]{36}, trading allowed/,
];

const PLACED = [
  /^Place orders$/,
  /time +event +order +what +price +amount$/,
  /Buy 3,000 EURUSD at the market$/,
  /accepted: order \d+, filled$/,
  /immediate-or-cancel$/,
  /accepted: order \d+, filled$/,
  /fill-or-kill/,
  /accepted: order \d+, canceled$/,
  /Limit: buy/,
  report('Accepted', 'Limit Buy EURUSD', '1,000'),
  /accepted: order \d+, in the book$/,
  /Stop: buy/,
  /accepted: order \d+, in the book$/,
  /Stop-limit: the same/,
  /accepted: order \d+, in the book$/,
  /OCO: sell/,
  /accepted: order \d+, in the book\n {2}accepted: order \d+, in the book$/,
  /which nobody here can pay/,
  /rejected: .*Not enough money/,
  /Raise the limit/,
  report('Modified', 'Limit Buy EURUSD', '1,000'),
  /Cancel it$/,
  report('Canceled', 'Limit Buy EURUSD', '1,000'),
  /The market rises/,
  report('Filled', 'Limit Sell EURUSD', '1,000'),
  report('Canceled', '\\w+ Sell EURUSD', '1,000'),
  /Cancel the stop/,
  report('Canceled', '\\w+ Buy EURUSD', '1,000'),
  /And the stop-limit/,
  report('Canceled', 'StopLimit Buy EURUSD', '1,000'),
  /^Close what was bought$/,
];

const CUT = [
  /Halfway, the simulator cuts the connection without a word$/,
  state('waiting', 'connection lost, code 1006; next try in'),
  state('connecting', 'opening a new WebSocket, try 1'),
  state('ready', 'open for everything, connection 2'),
  /walked: [\d,]+ records on \d+ pages in .*, none missing and none twice$/,
];

const CLOSED = [/^Close the client$/, state('closed', 'closed by its user'), /no connection is left on the server$/];

const TT_REST = [
  /^rxtt: the TT REST API as RxJS streams$/,
  /listening: http:\/\/127\.0\.0\.1:\d+, after \d/,
  /^Ask, and be let in$/,
  state('authenticating', 'asking for a token'),
  state('ready', 'a token, good for \\d+ h'),
  /codes of orders +\d+ names in \d+ tables$/,
  /three questions, asked at once; the server was asked for one token$/,
  /^Read the accounts$/,
  /page 3: 250 accounts, SIM1001 \(\d+\) to SIM1250 \(\d+\)$/,
  /read: 1,250 accounts on 3 pages, as many as the server has$/,
  /^Look up a product$/,
  /E-mini S&P 500 Futures, ES of CME, product \d{16,20}: \d+ instruments$/,
  /name +id +last day +term +tick +a tick is worth$/,
  /ES \w{5} +\d{16,20} +\d{4}-\d\d-\d\d +quarter +0\.25 +12\.50$/,
  /^Walk a month of fills$/,
];

const WALKED = [
  /walked: 1\d,\d{3} fills on \d\d pages in [\d.]+ s, none missing and none twice$/,
  /at [\d.]+ calls a second, where the plan allows 25$/,
  /[\d,]+ of them share their nanosecond with the one before$/,
  /market +fills +bought +sold$/,
  /CME +[\d,]+ +[\d,]+ +[\d,]+$/,
  /^Read positions$/,
  /account +instrument +market +kind +net +opened at +profit today$/,
  /SIM000\d +.*[a-z]+ +-?[\d,]+ +-?[\d,.]+ +-?[\d,]+\.\d\d +(USD|EUR|HKD)$/,
  /of [\d,]+ positions in 3 accounts$/,
  /^Run a backtest$/,
  new RegExp(`^  ${TIME}  PENDING +backtest \\d+$`),
  new RegExp(`^  ${TIME}  FINISHED +backtest \\d+$`),
  /http:\/\/127\.0\.0\.1:\d+\/backtestresults\/\d+\.csv$/,
  /^Leave$/,
  /calls +\d+ of \d+ kinds, 1 of them for a token$/,
  /refused +(none|\d+, and asked again)$/,
  /in one second +\d+ at most, where the plan allows 25$/,
];

const NEXT = [/^Next$/, /README\.md +a first program/, /rxtt simulate/, /^ {2}done in [\d.]+ m?s$/];

const SPARKLINE = /^Draw the year\n[^▁▂▃▄▅▆▇█]*[▁▂▃▄▅▆▇█]{60,}$/;

describe('cli/demo/demo', () => {
  it('does all it promises in a pipe: plain text, in order, in time, without a secret', async function () {
    this.timeout(3 * BOTH);
    const begun = performance.now();
    const demo = rxtt('demo');
    await demo.said(/^rxtt: the TT REST API/m);
    const half = performance.now() - begun;
    const { code, stdout, stderr, took } = await demo.ended;

    expect([code, stderr]).to.deep.equal([0, '']);
    expect(half, 'the first part, in ms').to.be.below(LIMIT);
    expect(took, 'both, in ms').to.be.below(BOTH);
    expectInOrder(stdout, [
      ...LOGGED_IN,
      /account +\d+, Gross; balance [\d,.]+ USD/,
      /split +638273510970197437/,
      /position +symbol +side +amount +price +profit$/,
      ...PLACED,
      /Close 1,000 EURUSD of the first purchase/,
      report('Filled', 'Position Buy EURUSD', '1,000'),
      /profit [\d.]+ USD, balance now/,
      /still open with 2,000$/,
      /by what the pair has sold/,
      report('Filled', 'Position Buy EURUSD', '1,000'),
      report('Filled', 'Position Sell EURUSD', '1,000'),
      /accepted: order \d+, closed$/,
      /Close the rest/,
      /accepted: order \d+, closed$/,
      /^Walk a year of history$/,
      /^ {2}[\d,]+ of 50,\d{3} records, \d+ pages, [\d,]+\/s, [\d.]+ s left$/,
      ...CUT,
      /symbol +deals +won +profit$/,
      /EURUSD/,
      /which is the balance the account states, to the cent/,
      SPARKLINE,
      /equity from [\d,.]+ on \d{4}-\d\d-\d\d to/,
      ...CLOSED,
      ...TT_REST,
      /^ {2}[\d,]+ fills, \d+ pages, [\d,]+\/s, up to \d{4}-\d\d-\d\d$/,
      ...WALKED,
      ...NEXT,
    ]);

    // eslint-disable-next-line no-control-regex -- that is the question
    expect(stdout, 'control characters').to.not.match(/[\u0000-\u0009\u000b-\u001f]/);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length)), 'longest line').to.be.at.most(80);
    const { credentials, totpSecret } = simulatedTickTrader({ seed: 1 });
    const [appKey = '', appSecret = ''] = simulatedTtRest({ seed: 1 }).apiSecret.split(':');
    for (const secret of [credentials.webApiSecret, credentials.webApiKey, totpSecret, appKey, appSecret]) expect(stdout).to.not.include(secret);
  });

  it('shows a Net account by its own ways', async function () {
    this.timeout(2 * LIMIT);
    const { code, stdout, stderr } = await rxtt('demo', '--part', 'ticktrader', '--account', 'net', '--records', '4000').ended;

    expect([code, stderr]).to.deep.equal([0, '']);
    expectInOrder(stdout, [
      ...LOGGED_IN,
      /account +\d+, Net;/,
      /position +symbol +bought +sold +price +profit$/,
      ...PLACED,
      /one position a symbol/,
      /Sell 2,000 EURUSD, the rest/,
      /accepted: order \d+, filled/,
      ...CUT,
      /which is the balance the account states, to the cent/,
      SPARKLINE,
      ...CLOSED,
      ...NEXT,
    ]);
  });

  it('shows a Cash account by its own ways', async function () {
    this.timeout(2 * LIMIT);
    const { code, stdout, stderr } = await rxtt('demo', '--part', 'ticktrader', '--account', 'cash', '--records', '4000').ended;

    expect([code, stderr]).to.deep.equal([0, '']);
    expectInOrder(stdout, [
      ...LOGGED_IN,
      /account +\d+, Cash; owns currencies/,
      /currency +owned +free +locked by orders$/,
      ...PLACED,
      /euros are sold/,
      /EUR -2,000, USD \+/,
      ...CUT,
      /currency +deals +bought less sold$/,
      SPARKLINE,
      /dollars owned from/,
      ...CLOSED,
      ...NEXT,
    ]);
  });

  it('has colours and a progress bar on a terminal', async function () {
    this.timeout(2 * LIMIT);
    const { code, stdout } = await rxttOnTerminal(['demo', '--part', 'ticktrader', '--records', '4000']).ended;

    expect(code).to.equal(0);
    expect(stdout).to.include('\u001b[1m\u001b[36mConnect and log in\u001b[39m\u001b[22m');
    expect(stdout).to.include('\u001b[32mFilled');
    expect(stdout).to.include('\u001b[31mrejected\u001b[39m');
    expect(stdout).to.match(/\r {2}█+[▏▎▍▌▋▊▉]?░+ +\d+ % {2}[\d,]+ of [\d,]+ records, \d+ pages?, [\d,]+\/s, [\d.]+ s left/);
    // the bar is gone before the next line is written
    expect(stdout).to.include('\r\u001b[K  \u001b[1mHalfway');
    expect(stdout).to.include('\r\u001b[K\r\n  \u001b[32mwalked');
    expect(stdout, 'quarters are for pipes').to.not.match(/\n {2}[\d,]+ of [\d,]+ records/);
  });

  it('shows the second part alone, with a bar of the time that is walked', async function () {
    this.timeout(2 * LIMIT);
    const { code, stdout } = await rxttOnTerminal(['demo', '--part', 'tt-rest']).ended;

    expect(code).to.equal(0);
    expect(stdout).to.match(/^\S*rxtt: the TT REST API/);
    expect(stdout).to.match(/\r {2}█+[▏▎▍▌▋▊▉]?░+ +\d+ % {2}[\d,]+ fills, \d+ pages?, [\d,]+\/s, up to \d{4}-\d\d-\d\d/);
    expect(stdout).to.include('\r\u001b[K\r\n  \u001b[32mwalked');
    expect(stdout).to.include('\u001b[32mFINISHED');
    expect(stdout, 'quarters are for pipes').to.not.match(/\n {2}[\d,]+ fills, /);
  });

  it('has no colours on a terminal when NO_COLOR is set', async function () {
    this.timeout(2 * LIMIT);
    const { code, stdout } = await rxttOnTerminal(['demo', '--part', 'ticktrader', '--records', '2000'], { NO_COLOR: '1' }).ended;

    expect(code).to.equal(0);
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    expect(stdout).to.not.match(/\u001b\[\d+m/);
    expect(stdout).to.match(/█+.* \d+ % /);
  });

  it('stops at Ctrl-C in the middle, with nothing left running', async function () {
    this.timeout(2 * LIMIT);
    const demo = rxtt('demo', '--records', '20000');
    await demo.said(/Halfway/);
    demo.child.kill('SIGINT');
    const { code, stdout, stderr } = await demo.ended;

    expect([code, stderr]).to.deep.equal([130, 'rxtt: stopped\n']);
    expect(stdout).to.not.include('done in');
  });
});
