// Positions, start of day and fills of one account are one story: the client's numbers keep TT's algebra.

import { expect } from 'chai';
import { doors, only, type Desk } from './desk.js';

/** Everything the client knows of an account. */
const booksOf = async ({ tt, all }: Desk, accountId: number) => {
  const positions = await all(tt.monitor.positionsForAccount(accountId));
  const sod = await all(tt.monitor.sod(accountId));
  const tradeDate = sod[0]?.['tradeDate'];
  const fills = (await all(tt.ledger.fills({ accountId }))).filter((fill) => fill.tradeDate === tradeDate && fill.multiLegReportingType !== 3);
  return { positions, sod, fills };
};

/** Today's fills of one instrument and side: how much, and at what price on average. */
const volume = (
  fills: Awaited<ReturnType<typeof booksOf>>['fills'],
  instrumentId: string,
  side: number,
): { readonly quantity: number; readonly mean: number } => {
  const own = fills.filter((fill) => fill.instrumentId === instrumentId && fill.side === side);
  const quantity = own.reduce((sum, { lastQty }) => sum + lastQty, 0);
  return { quantity, mean: own.reduce((sum, { lastQty, lastPx }) => sum + lastQty * lastPx, 0) / quantity };
};

const agrees = async (desk: Desk, accountId: number): Promise<number> => {
  const { positions, sod, fills } = await booksOf(desk, accountId);
  for (const position of positions) {
    const { instrumentId, sodNetPos = 0, sodPrice = 0, pnlPrice = 0, pnl = 0 } = position;
    const [bought, sold] = [volume(fills, instrumentId, 1), volume(fills, instrumentId, 2)];
    const held = sod.find((row) => row['instrumentId'] === instrumentId);
    const { pointValue = 0 } = await only(desk, desk.tt.pds.instrument(instrumentId));

    expect(sodNetPos, 'sodNetPos').to.equal(Number(held?.['sodNetPos'] ?? 0));
    expect([position.buyFillQty, position.sellFillQty]).to.deep.equal([bought.quantity, sold.quantity]);
    expect(position.netPosition).to.equal(sodNetPos + bought.quantity - sold.quantity);
    if (bought.quantity > 0) expect(position.avgBuy).to.be.closeTo(bought.mean, 1e-9 * Math.abs(bought.mean));
    if (sold.quantity > 0) expect(position.avgSell).to.be.closeTo(sold.mean, 1e-9 * Math.abs(sold.mean));
    const { avgBuy = 0, avgSell = 0 } = position;
    const earned = sodNetPos * (pnlPrice - sodPrice) + bought.quantity * (pnlPrice - avgBuy) - sold.quantity * (pnlPrice - avgSell);
    expect(pnl).to.be.closeTo(pointValue * earned, 1e-6 * Math.max(1, Math.abs(pnl)));
  }
  const missing = fills.filter(({ instrumentId }) => !positions.some((position) => position.instrumentId === instrumentId));
  expect(missing, 'fills without a position').to.deep.equal([]);
  return fills.length;
};

for (const [how, door] of Object.entries(doors)) {
  describe(`positions ${how}`, () => {
    it('agree with fills and start of day, before and after a trade', async () => {
      const desk = await door({ server: { days: 3, accounts: 40 } });
      const { truth } = desk.server.engine;
      const [accountId = 0] = truth.accountIds();
      const [instrumentId = ''] = truth.instrumentIds();

      await agrees(desk, accountId);
      truth.trade({ accountId, instrumentId, side: 1, quantity: 7 });
      truth.trade({ accountId, instrumentId, side: 2, quantity: 3 });
      await only(desk, desk.tt.monitor.addAdminFill({ accountId, instrumentId, side: 2, lastQty: 2, lastPx: 101.5 }));
      expect(await agrees(desk, accountId)).to.be.at.least(3);
      await desk.leave();
    });

    it('of the accounts named are the same as those of each, and product sums add up to them', async () => {
      const desk = await door({ server: { days: 3, accounts: 40 } });
      const accountIds = desk.server.engine.truth.accountIds().slice(0, 3);
      const { monitor } = desk.tt;
      const together = await desk.all(monitor.positions({ accountIds }));
      const apart = [];
      for (const accountId of accountIds) apart.push(...(await desk.all(monitor.positionsForAccount(accountId))));
      const inTime = ({ accountId, instrumentId, netPosition }: (typeof together)[number]) => ({ accountId, instrumentId, netPosition }); // prices move on
      expect(together.map(inTime)).to.deep.equal(apart.map(inTime));
      expect(together.length).to.be.greaterThan(3);

      const sums = await desk.all(monitor.productPositions({ accountIds }));
      const total = together.reduce((sum, { netPosition }) => sum + netPosition, 0);
      expect(sums.reduce((sum, { netPosition }) => sum + Number(netPosition), 0)).to.equal(total);
      await desk.leave();
    });
  });
}
