// A client with a file journal: nothing leaves that was not kept, and what a dead program left behind is found out by the next.

import { copyFileSync, chmodSync } from 'node:fs';
import { expect } from 'chai';
import { firstValueFrom, lastValueFrom, timeout } from 'rxjs';
import { fileJournal } from '../../lib/journal/index.js';
import { journalOver } from '../../lib/journal/file-journal.js';
import { simulatedTickTrader, type FaultScript } from '../../lib/simulator/index.js';
import { tickTrader, type NewOrder, type TickTraderOptions } from '../../lib/ticktrader/index.js';
import { brokenDisk } from './broken-disk.js';
import { found, inFolder, over, written } from './desk.js';

const ORDER: NewOrder = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, ClientId: 'left-behind' };

const worldWith = (faults: FaultScript = []) => {
  const { url, webSocket, credentials, journal } = simulatedTickTrader({ twoFactor: false, ticksPerSecond: 0, faults });
  const options: TickTraderOptions = { url, webSocket, credentials, requestTimeout: 500, resolve: { rounds: [20], every: 50 } };
  return { options, truth: journal, account: `${url} ${credentials.webApiId}` };
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a client with a file journal', () => {
  it('leaves nothing in doubt on a good day', () =>
    inFolder(async (path) => {
      const { options, account } = worldWith();
      const tt = tickTrader({ ...options, journal: fileJournal(path) });
      await over(tt.connect());
      expect(await lastValueFrom(tt.createOrder(ORDER))).to.deep.include({ status: 'accepted' });
      await over(tt.close());
      expect(await found(path, account)).to.deep.equal([]);
    }));

  it('finds out what became of an order that a dead program left behind', () =>
    inFolder(async (path) => {
      const { options, truth, account } = worldWith([{ when: { request: 'TradeCreate' }, do: { kind: 'silence', at: 'afterExecuting' } }]);
      const first = tickTrader({ ...options, journal: fileJournal(path) });
      await over(first.connect());
      first.createOrder(ORDER).subscribe();
      await until(() => truth.length > 0);
      const left = `${path}-left`;
      copyFileSync(path, left); // as a crash leaves it
      await over(first.close());
      expect(await found(left, account)).to.have.length(1);

      const second = tickTrader({ ...options, journal: fileJournal(left) });
      const late = firstValueFrom(second.lateOutcomes$.pipe(timeout(5_000)));
      await over(second.connect());
      expect(await late).to.deep.include({ status: 'accepted', clientId: 'left-behind' });
      await over(second.close());
      expect(await found(left, account)).to.deep.equal([]);
    }));

  it('sends no order while the disk is full, and goes on reading', () =>
    inFolder(async (path) => {
      const { options, truth } = worldWith();
      const { disk, files } = brokenDisk();
      const tt = tickTrader({ ...options, journal: journalOver(files, path) });
      await over(tt.connect());
      disk.room = 20;
      expect(await lastValueFrom(tt.createOrder(ORDER))).to.deep.include({ status: 'notSent', reason: 'journal' });
      expect(await firstValueFrom(tt.trades())).to.deep.equal([]);
      disk.room = Infinity;
      expect(await lastValueFrom(tt.createOrder(ORDER))).to.deep.include({ status: 'accepted' });
      expect(truth.filter(({ kind }) => kind === 'filled')).to.have.length(1);
      await over(tt.close());
    }));

  it('sends no order with a journal it may not trust, and goes on reading', () =>
    inFolder(async (path) => {
      const { options, truth } = worldWith();
      await written(path, []);
      chmodSync(path, 0o644);
      const tt = tickTrader({ ...options, journal: fileJournal(path) });
      await over(tt.connect());
      expect(await lastValueFrom(tt.createOrder(ORDER))).to.deep.include({ status: 'notSent', reason: 'journal' });
      expect(await firstValueFrom(tt.trades())).to.deep.equal([]);
      expect(truth).to.deep.equal([]);
      await over(tt.close());
    }));
});
