import { expect } from 'chai';
import { fields, listIn, num, onlyIn, ttConsole, type Fields } from '../console.js';

const NANOS = 1_000_000n;
/** The start of Monday's trading day. */
const OPEN = BigInt(Date.UTC(2026, 0, 4, 22)) * NANOS;

type Console = ReturnType<typeof ttConsole>;

/** Every fill of an account, as its client would read it. */
const fillsOf = ({ ok }: Console, accountId: number): readonly Fields[] => {
  const found: Fields[] = [];
  for (let from = 0n; ;) {
    const page = listIn(ok(`GET ttledger/fills?accountId=${String(accountId)}&minTimestamp=${String(from)}`), 'fills');
    found.push(...page);
    if (page.length < 500) return [...new Map(found.map((fill) => [fill['recordId'], fill])).values()];
    from = BigInt(String(page.at(-1)?.['timeStamp']));
  }
};

const sum = (records: readonly Fields[], of: (record: Fields) => number): number => records.reduce((total, record) => total + of(record), 0);
const signed = (fill: Fields): number => (fill['side'] === 1 ? 1 : -1) * num(fill['lastQty']);

describe('positions', () => {
  const console = ttConsole();
  const { ok, all, truth } = console;
  const accounts = truth.accountIds().slice(0, 30);
  const pointValues = new Map<string, number>();
  const pointValue = (id: string): number => {
    const known = pointValues.get(id) ?? num(onlyIn(ok(`GET ttpds/instrument/${id}`), 'instrument')['pointValue']);
    pointValues.set(id, known);
    return known;
  };

  it('agree with start of day, fills and working orders to the last contract and cent', () => {
    let seen = 0;
    for (const accountId of accounts) {
      const positions = all(`GET ttmonitor/position/${String(accountId)}`, 'positions');
      const sods = all(`GET ttmonitor/sod/${String(accountId)}`, 'sod');
      const orders = listIn(ok(`GET ttledger/orders?accounts=${String(accountId)}`), 'orders');
      // Rows of spreads would count their legs twice.
      const today = fillsOf(console, accountId).filter((fill) => BigInt(String(fill['timeStamp'])) >= OPEN && fill['multiLegReportingType'] !== 3);
      for (const position of positions) {
        seen++;
        const id = String(position['instrumentId']);
        const ours = (record: Fields): boolean => record['instrumentId'] === id;
        const k = pointValue(id);
        const sod = sods.find(ours);
        const [bought, sold] = [1, 2].map((side) => today.filter((fill) => ours(fill) && fill['side'] === side));
        const quantity = (list: readonly Fields[] = []): number => sum(list, (fill) => num(fill['lastQty']));
        const turnover = (list: readonly Fields[] = []): number => sum(list, (fill) => num(fill['lastQty']) * num(fill['lastPx']));
        const working = (side: string): number =>
          sum(
            orders.filter((order) => ours(order) && order['side'] === side),
            (order) => num(order['leavesQuantity']),
          );
        const { sodNetPos, sodPrice, pnlPrice } = position;

        expect(sodNetPos, id).to.equal(sod === undefined ? 0 : sod['sodNetPos']);
        if (sod !== undefined) expect(sodPrice).to.equal(sod['sodPrice']);
        expect([position['buyFillQty'], position['sellFillQty']]).to.deep.equal([quantity(bought), quantity(sold)]);
        expect([position['buyWorkingQty'], position['sellWorkingQty']]).to.deep.equal([working('1'), working('2')]);
        expect(position['netPosition']).to.equal(num(sodNetPos) + quantity(bought) - quantity(sold));
        if (quantity(bought) > 0) expect(num(position['avgBuy'])).to.be.closeTo(turnover(bought) / quantity(bought), 1e-9);
        else expect(position).to.not.have.property('avgBuy');
        const pnl =
          k *
          (num(sodNetPos) * (num(pnlPrice) - num(sodPrice)) +
            quantity(bought) * num(pnlPrice) -
            turnover(bought) -
            quantity(sold) * num(pnlPrice) +
            turnover(sold));
        expect(num(position['pnl'])).to.be.closeTo(pnl, 1e-4);
        const open = position['openAvgPrice'] === undefined ? 0 : k * num(position['netPosition']) * (num(pnlPrice) - num(position['openAvgPrice']));
        expect(num(position['pnl']) - num(position['realizedPnl'])).to.be.closeTo(open, 1e-4);
      }
      for (const instrumentId of new Set(today.map((fill) => fill['instrumentId'])))
        expect(positions.some((position) => position['instrumentId'] === instrumentId)).to.equal(true);
    }
    expect(seen).to.be.above(100);
  });

  it('start the day with what openings and earlier fills left', () => {
    for (const accountId of accounts.slice(0, 10)) {
      const openings = listIn(ok(`GET ttledger/positionmodifications?accountId=${String(accountId)}`), 'positionModifications');
      const earlier = fillsOf(console, accountId).filter((fill) => BigInt(String(fill['timeStamp'])) < OPEN && fill['multiLegReportingType'] !== 3);
      const net = new Map<unknown, number>();
      for (const record of [...openings, ...earlier]) net.set(record['instrumentId'], (net.get(record['instrumentId']) ?? 0) + signed(record));
      const expected = [...net].filter(([, quantity]) => quantity !== 0);

      expect(all(`GET ttmonitor/sod/${String(accountId)}`, 'sod').map((sod) => [sod['instrumentId'], sod['sodNetPos']])).to.have.deep.members(expected);
    }
  });

  it('become the next start of day when the day turns', () => {
    const other = ttConsole();
    const [accountId = 0] = other.truth.accountIds();
    const path = `GET ttmonitor/position/${String(accountId)}`;
    const netOf = (key: string): readonly unknown[] =>
      other
        .all(path, 'positions')
        .filter((row) => row[key] !== 0)
        .map((row) => [row['instrumentId'], row[key]]);
    const before = netOf('netPosition');
    other.wait(12 * 3_600_000);
    expect(netOf('sodNetPos')).to.have.deep.members([...before]);
    expect(other.all(path, 'positions').every((row) => row['buyFillQty'] === 0)).to.equal(true);
  });

  it('of all accounts come in pages, each once; a flat one stays away', () => {
    const everything = all('GET ttmonitor/position', 'positions');
    expect(everything).to.have.length.above(1000);
    expect(new Set(everything.map((row) => `${String(row['accountId'])} ${String(row['instrumentId'])}`))).to.have.property('size', everything.length);
    for (const row of everything)
      expect(['netPosition', 'buyFillQty', 'sellFillQty', 'buyWorkingQty', 'sellWorkingQty', 'sodNetPos'].some((name) => row[name] !== 0)).to.equal(true);
  });

  it('are filtered by accountIds; accountId is ignored, as the real server does', () => {
    const [one = 0, two = 0] = accounts;
    const of = (query: string): readonly unknown[] => [...new Set(all(`GET ttmonitor/position?${query}`, 'positions').map((row) => row['accountId']))];

    expect(of(`accountIds=${String(one)},${String(two)}`)).to.have.members([one, two]);
    expect(of(`accountId=${String(one)}`)).to.have.length.above(1000);
    expect(of('accountIds=1')).to.deep.equal([]);
    expect(console.refused('GET ttmonitor/position?accountIds=1,x')).to.equal('400 Fail: Invalid value for parameter: accountIds');
    expect(console.refused('GET ttmonitor/position?scaleQty=2')).to.match(/^400/);
  });

  it('show spreads themselves only when asked', () => {
    const [one = 0] = accounts;
    const count = (query: string): number => all(`GET ttmonitor/position?accountIds=${String(one)}${query}`, 'positions').length;
    expect(count('&includeSpreadPositions=1')).to.be.above(count(''));
  });

  it('sum up by product and by family', () => {
    const [accountId = 0] = accounts;
    const rows = all(`GET ttmonitor/position/${String(accountId)}`, 'positions');
    const productOf = new Map(rows.map((row) => [row['instrumentId'], onlyIn(ok(`GET ttpds/instrument/${String(row['instrumentId'])}`), 'instrument')]));
    for (const [path, key] of [
      ['productposition', 'productId'],
      ['productfamilyposition', 'productFamilyId'],
    ] as const) {
      const sums = listIn(ok(`GET ttmonitor/${path}/${String(accountId)}`), 'positions');
      expect(listIn(ok(`GET ttmonitor/${path}?accountIds=${String(accountId)}`), 'positions')).to.deep.equal(sums);
      expect(new Set(sums.map((row) => row[key])).size).to.equal(sums.length);
      for (const row of sums) {
        const parts = rows.filter((position) => productOf.get(position['instrumentId'])?.[key] === row[key]);
        for (const name of ['netPosition', 'buyFillQty', 'sellWorkingQty', 'sodNetPos', 'pnl', 'realizedPnl'])
          expect(num(row[name]), name).to.be.closeTo(
            sum(parts, (part) => num(part[name])),
            1e-6,
          );
      }
      expect(sum(sums, (row) => num(row['pnl']))).to.be.closeTo(
        sum(rows, (row) => num(row['pnl'])),
        1e-6,
      );
    }
  });

  it('make up the credit that is used', () => {
    const [accountId = 0] = accounts;
    const credit = onlyIn(ok(`GET ttmonitor/creditutilization?accountId=${String(accountId)}&includeProductPos=1`), 'creditUtilization');
    expect(num(credit['pnl'])).to.be.closeTo(
      sum(all(`GET ttmonitor/position/${String(accountId)}`, 'positions'), (row) => num(row['pnl'])),
      1e-6,
    );
    expect(num(credit['creditUsed'])).to.be.closeTo(num(credit['margin']) - num(credit['pnl']), 1e-6);
    expect(credit['productPositions']).to.be.an('array');
    expect(console.refused('GET ttmonitor/creditutilization')).to.equal('400 Fail: Missing required parameter: accountId');
  });
});

describe('a fill by hand', () => {
  it('is a manual fill, a modification, and moves the position at once', () => {
    const { ok, truth, all, refused } = ttConsole();
    const [accountId = 0, instrumentId = ''] = [truth.accountIds()[700], truth.instrumentIds()[0]];
    const net = (): number =>
      sum(
        all(`GET ttmonitor/position/${String(accountId)}`, 'positions').filter((row) => row['instrumentId'] === instrumentId),
        (row) => num(row['netPosition']),
      );
    const before = net();
    const body = { accountId, instrumentId, side: 2, lastQty: 7, lastPx: 6001.25 };
    const fill = onlyIn(ok('POST ttmonitor/adminfill', { body }), 'fills');

    expect(net()).to.equal(before - 7);
    expect(fill).to.include({ manualFill: true, lastQty: 7, lastPx: 6001.25, side: 2 }).and.not.have.property('execId');
    expect(listIn(ok(`GET ttledger/fills?orderId=${String(fill['orderId'])}`), 'fills').map((row) => row['recordId'])).to.deep.equal([fill['recordId']]);
    expect(listIn(ok(`GET ttledger/positionmodifications?accountId=${String(accountId)}`), 'positionModifications').map((row) => row['recordId'])).to.include(
      fill['recordId'],
    );

    for (const [name, value] of Object.entries({ side: 3, lastQty: -1, lastPx: 'x' }))
      expect(refused('POST ttmonitor/adminfill', { body: { ...body, [name]: value } }), name).to.equal(`400 Fail: Missing or invalid field: ${name}`);
    const spread = truth.fills().find(({ multiLegReportingType }) => multiLegReportingType === 3)?.instrumentId;
    expect(refused('POST ttmonitor/adminfill', { body: { ...body, instrumentId: spread } })).to.equal('400 Fail: A spread is entered leg by leg');
    expect(refused('POST ttmonitor/adminfill', { body: { ...body, accountId: 1 } })).to.equal('200 Fail: Account not found: 1');
  });
});

describe('a start-of-day upload', () => {
  it('gives a place to put the file, and tells when it came', () => {
    const { ok, raw, refused } = ttConsole();
    const { batchId, url } = ok('POST ttmonitor/sod/upload');
    const status = (): unknown => fields(ok(`GET ttmonitor/sod/upload/${String(batchId)}`))['uploadStatus'];

    expect(status()).to.equal('PENDING');
    expect(raw({ method: 'PUT', path: new URL(String(url)).pathname, headers: {}, body: 'account,instrument,quantity\n' }).status).to.equal(200);
    expect(status()).to.equal('FINISHED');
    expect(refused('GET ttmonitor/sod/upload/99')).to.equal('200 Fail: Batch not found');
  });
});
