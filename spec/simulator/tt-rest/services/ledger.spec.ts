import { expect } from 'chai';
import { fields, listIn, ttConsole, type Fields } from '../console.js';

const stampsOf = (fills: readonly Fields[]): readonly bigint[] => fills.map((fill) => BigInt(String(fill['timeStamp'])));

describe('fills', () => {
  const { ok, truth, refused, call } = ttConsole();
  const get = (query = ''): readonly Fields[] => listIn(ok(`GET ttledger/fills${query}`), 'fills');

  it('come at most 500 at once, by stamp, and lastPage says true whatever is left', () => {
    const answer = ok('GET ttledger/fills');
    const fills = listIn(answer, 'fills');
    const stamps = stampsOf(fills);

    expect(answer['lastPage']).to.equal('true');
    expect(answer).to.not.have.property('nextPageKey');
    expect(fills).to.have.length(500);
    expect(stamps.every((stamp, at) => stamp >= (stamps[at - 1] ?? 0n))).to.equal(true);
  });

  it('are asked for from a stamp on, which is included, to one that is included too', () => {
    const [first, second] = get().slice(10, 12);
    const [from, to] = [String(first?.['timeStamp']), String(second?.['timeStamp'])];

    expect(get(`?minTimestamp=${from}`)[0]?.['timeStamp']).to.equal(from);
    expect(stampsOf(get(`?minTimestamp=${String(BigInt(from) + 1n)}`)).every((stamp) => stamp > BigInt(from))).to.equal(true);
    expect(get(`?minTimestamp=${from}&maxTimestamp=${to}`).map((fill) => fill['recordId'])).to.include.members([first?.['recordId'], second?.['recordId']]);
    expect(get(`?minTimestamp=${String(BigInt(to) + 1n)}&maxTimestamp=${from}`)).to.deep.equal([]);
  });

  it('come each exactly once on a walk that asks for the last stamp again; one that adds 1 loses some', () => {
    const walk = (step: bigint): ReadonlySet<string> => {
      const seen = new Set<string>();
      for (let from = 0n; ;) {
        const page = get(`?minTimestamp=${String(from)}`);
        for (const fill of page) seen.add(String(fill['recordId']));
        if (page.length < 500) return seen;
        from = (stampsOf(page).at(-1) ?? 0n) + step;
      }
    };
    const held = truth.fills().length;

    expect(walk(0n).size).to.equal(held);
    expect(walk(1n).size).to.be.below(held);
  });

  it('are filtered by account, order and product; includeOTC and unknown parameters change nothing', () => {
    const [sample] = get('?accountId=' + String(truth.accountIds()[3]));
    expect(get(`?accountId=${String(truth.accountIds()[3])}`).every((fill) => fill['accountId'] === truth.accountIds()[3])).to.equal(true);
    expect(get(`?orderId=${String(sample?.['orderId'])}`).every((fill) => fill['orderId'] === sample?.['orderId'])).to.equal(true);
    expect(get('?accountId=1')).to.deep.equal([]);
    expect(get('?includeOTC=true&accountIds=1')).to.deep.equal(get());
    const [product = ''] = truth.productIds();
    const ofProduct = get(`?productId=${product}`);
    expect(ofProduct).to.not.be.empty;
    expect(ofProduct.every((fill) => String(fill['securityDesc']).startsWith('ES'))).to.equal(true);
  });

  it('refuse a stamp that is no number', () => {
    expect(refused('GET ttledger/fills?minTimestamp=yesterday')).to.equal('400 Fail: Invalid value for parameter: minTimestamp');
    expect(refused('GET ttledger/fills?accountId=-1')).to.match(/^400/);
  });

  it('print what the real ones print: bare algo ids beyond 2^63, quoted stamps and ids, doubles with a point, flags as text', () => {
    const { body } = call('GET ttledger/fills');
    expect(body)
      .to.match(/"algoId":\d{17,20},/)
      .and.match(/"algoId":0,/);
    expect(body)
      .to.match(/"timeStamp":"\d{19}"/)
      .and.match(/"instrumentId":"\d{16,20}"/)
      .and.match(/"tradeDate":"\d{5}\d*000000000"/);
    expect(body)
      .to.match(/"lastQty":\d+\.0,/)
      .and.match(/"deltaQty":-\d+\.0,/)
      .and.match(/"externallyCreated":"(true|false)"/);
    expect(body)
      .to.match(/"multiLegReportingType":3,/)
      .and.match(/"recordId":"4:[0-9a-f-]{36}:\d:[012]"/)
      .and.match(/"avgPx":0\.0,/);
    expect(body).to.match(/"parentInstrumentId":"\d+"/);
    expect(listIn(JSON.parse(call('GET ttledger/tcrfills').body), 'fills').every((fill) => fill['externallyCreated'] === 'true')).to.equal(true);
  });

  it('of the accounts one may trade are fewer', () => {
    const own = listIn(ok('GET ttledger/tradingaccountfills'), 'fills');
    const mine = listIn(ok('GET ttaccount/accounts?mineOnly=true'), 'accounts').map((account) => account['id']);
    expect(mine).to.have.length(300);
    expect(own).to.have.length(500);
    expect(mine).to.include.members([...new Set(own.map((fill) => fill['accountId']))]);
  });

  it('that were asked for over too wide a window end in 408, or in 504', () => {
    const day = 86_400_000;
    for (const status of [408, 504] as const) {
      const busy = ttConsole({ fillsWindow: { widest: day, status } });
      const from = String(BigInt(Date.UTC(2026, 0, 4, 12)) * 1_000_000n);
      expect(busy.call('GET ttledger/fills').status).to.equal(status);
      expect(busy.call(`GET ttledger/fills?minTimestamp=${from}`).status).to.equal(200);
      const end = (milliseconds: number): string => String(BigInt(busy.truth.fills()[0]?.timeStamp ?? 0) + BigInt(milliseconds) * 1_000_000n);
      expect(busy.call(`GET ttledger/fills?maxTimestamp=${end(day)}`).status).to.equal(200);
      expect(busy.call(`GET ttledger/fills?maxTimestamp=${end(day + 1)}`).status).to.equal(status);
    }
  });

  it('go on being made while time passes, if asked to, each under a stamp beyond the last', () => {
    const live = ttConsole({ tradeEvery: 1000 });
    const before = live.truth.fills();
    live.wait(10_500);
    const after = live.truth.fills();
    const fresh = after.slice(before.length);

    expect(after.slice(0, before.length)).to.deep.equal(before);
    expect(fresh.length).to.be.at.least(10);
    expect(stampsOf(fresh.map(fields)).every((stamp, at, all) => stamp >= (all[at - 1] ?? BigInt(before.at(-1)?.timeStamp ?? 0)))).to.equal(true);
  });

  it('are made by hand too: three rows for a spread', () => {
    const hand = ttConsole();
    const spread = hand.truth.fills().find((fill) => fill.multiLegReportingType === 3)?.instrumentId ?? '';
    const [accountId = 0] = hand.truth.accountIds();
    hand.wait(1000);
    const made = hand.truth.trade({ accountId, instrumentId: spread, side: 1, quantity: 2 });
    const read = listIn(hand.ok(`GET ttledger/fills?minTimestamp=${made[0]?.timeStamp ?? ''}`), 'fills');

    expect(made.map((fill) => fill.multiLegReportingType)).to.deep.equal([3, 2, 2]);
    expect(read.map((fill) => fill['recordId'])).to.deep.equal(made.map((fill) => fill.recordId));
    expect(() => hand.truth.trade({ accountId: 1, instrumentId: spread, side: 1, quantity: 2 })).to.throw(RangeError);
  });
});

describe('64-bit fields', () => {
  it('come all as text, or all bare, where the settings say so', () => {
    const quoted = ttConsole({ quoting: 'quoted' });
    expect(quoted.call('GET ttledger/fills').body)
      .to.match(/"algoId":"\d{17,20}"/)
      .and.not.match(/"algoId":\d/);
    expect(quoted.call('GET ttledger/orders').body).to.match(/"dateTime":"\d{19}"/);
    const bare = ttConsole({ quoting: 'bare' });
    expect(bare.call('GET ttledger/fills').body)
      .to.match(/"timeStamp":\d{19},/)
      .and.match(/"instrumentId":\d{16,20},/);
    expect(bare.call('GET ttpds/products?marketId=7').body).to.match(/"id":\d{16,20},/);
  });
});

describe('orders', () => {
  const { ok, truth, refused, call } = ttConsole();
  const get = (query = ''): readonly Fields[] => listIn(ok(`GET ttledger/orders${query}`), 'orders');

  it('are at most 1000, without a next page; fewer accounts are the way to the others', () => {
    expect(get()).to.have.length(1000);
    expect(truth.orderIds()).to.have.length.above(1000);
    const found: unknown[] = [];
    const accounts = truth.accountIds();
    for (let at = 0; at < accounts.length; at += 50) found.push(...get(`?accounts=${accounts.slice(at, at + 50).join()}`).map((order) => order['orderId']));
    expect(found).to.have.members(truth.orderIds());
  });

  it('are refused for more than 50 accounts', () => {
    expect(refused(`GET ttledger/orders?accounts=${truth.accountIds().slice(0, 51).join()}`)).to.equal('400 Fail: At most 50 accounts');
  });

  it('of an algo stand on market 1001 without a quantity, and their children name them', () => {
    const orders = get();
    const parents = orders.filter((order) => order['marketId'] === 1001);
    const children = orders.filter((order) => order['parentOrderId'] !== undefined);

    expect(parents).to.not.be.empty;
    for (const parent of parents)
      expect(parent).to.include({ executionType: '12', syntheticType: '7' }).and.not.have.any.keys('orderQty', 'leavesQuantity', 'price');
    expect(children.length).to.be.at.least(parents.length);
    for (const child of children) expect(parents.map((parent) => parent['orderId'])).to.include(child['parentOrderId']);
  });

  it('print userId as text beside the number currUserId, and dateTime bare', () => {
    const { body } = call('GET ttledger/orders');
    expect(body)
      .to.match(/"currUserId":\d+,/)
      .and.match(/"userId":"\d+"/)
      .and.match(/"dateTime":\d{19},/)
      .and.match(/"side":"[12]"/);
  });

  it('are found by id', () => {
    const [id = ''] = truth.orderIds();
    expect(listIn(ok(`GET ttledger/orders/${id}`), 'orders').map((order) => order['orderId'])).to.deep.equal([id]);
    expect(refused('GET ttledger/orders/none')).to.equal('200 Fail: Order not found');
  });

  it('have their codes explained', () => {
    const tables = fields(ok('GET ttledger/orderdata')['orderData']);
    expect(tables['side']).to.include({ 1: 'BUY', 2: 'SELL' });
    expect(tables['orderType']).to.include({ 1: 'MARKET', 2: 'LIMIT' });
    expect(tables['algoType']).to.include({ 0: 'ALGO_TYPE_ADL' });
  });
});
