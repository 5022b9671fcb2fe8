// The keys of every kind of change on every kind of account: what is learnt live, and what somebody who was away learns of it from history and snapshot, bear the same.

import { expect } from 'chai';
import type { AccountingType } from '../../../../lib/simulator/index.js';
import { watch } from '../../../support/seen.js';
import { during, keysOf, stage, type Stage } from './stage.js';

const limit = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 } as const;
const market = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 } as const;
const stopLimit = { ...limit, Type: 'StopLimit', StopPrice: 2, Price: 0.5 } as const;

/** What happens. Gives the keys of it; `away` are those that somebody who was away learns, where the server keeps no record of the others. */
interface Case {
  readonly on?: readonly AccountingType[];
  readonly act: (world: World) => { readonly keys: readonly string[]; readonly away?: readonly string[] };
}

interface World extends Stage {
  readonly accounting: AccountingType;
  readonly place: (order: object) => string;
  readonly ask: (request: string, params: object) => void;
}

const EVERY: readonly AccountingType[] = ['Gross', 'Net', 'Cash'];

const cases: Readonly<Record<string, Case>> = {
  'an order is placed': { act: ({ place }) => ({ keys: [`O/${place(limit)}/open`] }) },
  'an order is filled bit by bit': {
    on: ['Net', 'Cash'],
    act: ({ place, sim }) => {
      const id = place(limit);
      for (const amount of ['2500.5', '499.5', '7000']) sim.exchange.fill(id, amount);
      return { keys: [`O/${id}/open`, `O/${id}/fill/2500.5`, `O/${id}/fill/3000`, `O/${id}/fill/10000`] };
    },
  },
  'a Gross order is filled': {
    on: ['Gross'],
    act: ({ place, sim }) => {
      const id = place(limit);
      sim.exchange.fill(id, 10_000);
      return { keys: [`O/${id}/open`, `O/${id}/fill/10000`, `P/${id}/open`], away: [`P/${id}/open`] };
    },
  },
  'a Gross order is filled in part': {
    on: ['Gross'],
    act: ({ place, sim }) => {
      const id = place(limit);
      sim.exchange.fill(id, 4_000);
      const position = `P/${String(Number(id) + 1)}/open`;
      return { keys: [`O/${id}/open`, `O/${id}/fill/4000`, position], away: [`O/${id}/open`, position] };
    },
  },
  'a market order is filled': {
    on: ['Net', 'Cash'],
    act: ({ place }) => {
      const id = place(market);
      return { keys: [`O/${id}/open`, `O/${id}/fill/10000`] };
    },
  },
  'a position is closed in part and in full': {
    on: ['Gross'],
    act: ({ place, ask }) => {
      const id = place(market);
      ask('TradeDelete', { Type: 'Close', Id: Number(id), Amount: 2_000 });
      ask('TradeDelete', { Type: 'Close', Id: Number(id) });
      const closed = [`P/${id}/open`, `P/${id}/close/8000`, `P/${id}/close/0`];
      return { keys: [`O/${id}/open`, `O/${id}/fill/10000`, ...closed], away: closed };
    },
  },
  'a position is closed by another': {
    on: ['Gross'],
    act: ({ place, ask }) => {
      const [buy, sell] = [place(market), place({ ...market, Side: 'Sell', Amount: 4_000 })];
      ask('TradeDelete', { Type: 'CloseBy', Id: Number(buy), ById: Number(sell) });
      const closed = [`P/${buy}/open`, `P/${buy}/close/6000`, `P/${sell}/open`, `P/${sell}/close/0`];
      return { keys: [...closed, `O/${buy}/open`, `O/${buy}/fill/10000`, `O/${sell}/open`, `O/${sell}/fill/4000`], away: closed };
    },
  },
  'an order is canceled': {
    act: ({ place, ask }) => {
      const id = place(limit);
      ask('TradeDelete', { Type: 'Cancel', Id: Number(id) });
      return { keys: [`O/${id}/open`, `O/${id}/canceled`] };
    },
  },
  'an order is canceled after it was filled in part': {
    on: ['Net', 'Cash'],
    act: ({ place, ask, sim }) => {
      const id = place(limit);
      sim.exchange.fill(id, 4_000);
      ask('TradeDelete', { Type: 'Cancel', Id: Number(id) });
      return { keys: [`O/${id}/open`, `O/${id}/fill/4000`, `O/${id}/canceled`] };
    },
  },
  'an order expires': {
    act: ({ place, clock }) => {
      const id = place({ ...limit, Expired: clock.now() + 60_000 });
      clock.advanceBy(60_000);
      return { keys: [`O/${id}/open`, `O/${id}/expired`] };
    },
  },
  'an order is activated, and another takes its place': {
    act: ({ place, sim }) => {
      const id = place(stopLimit);
      sim.exchange.price('EURUSD', { bid: 2.1, ask: 2.2 });
      return { keys: [`O/${id}/open`, `O/${id}/activated`, `O/${String(Number(id) + 1)}/open`] };
    },
  },
  'an order is modified': {
    act: ({ place, ask, clock }) => {
      const id = place(limit);
      ask('TradeModify', { Id: Number(id), Price: 0.9 });
      return { keys: [`O/${id}/open`, `O/${id}/modified/${String(clock.now() - 10)}`], away: [`O/${id}/open`] };
    },
  },
  'a position is modified': {
    on: ['Gross'],
    act: ({ place, ask, clock }) => {
      const id = place(market);
      ask('TradeModify', { Id: Number(id), StopLoss: 0.5 });
      return { keys: [`O/${id}/open`, `O/${id}/fill/10000`, `P/${id}/open`, `P/${id}/modified/${String(clock.now() - 10)}`], away: [`P/${id}/open`] };
    },
  },
  'an order is split': {
    act: ({ place, sim, clock, accounting }) => {
      const id = place(limit);
      sim.exchange.split('EURUSD', { from: 1, to: 2 });
      // what a Cash account holds is split as well, and booked
      return { keys: [`O/${id}/open`, `S/${String(clock.now())}/${id}`, ...(accounting === 'Cash' ? ['H'] : [])] };
    },
  },
  'money is paid in': {
    act: ({ sim }) => {
      sim.exchange.deposit(10);
      return { keys: ['H'] };
    },
  },
};

/** The ids of records are the server's own affair. */
const withoutRecordIds = (keys: readonly string[]): readonly string[] => keys.map((key) => (key.startsWith('H/') ? 'H' : key)).sort();

describe('the keys of executions$', () => {
  for (const [name, { on = EVERY, act }] of Object.entries(cases)) {
    for (const accounting of on) {
      it(`are the same live and from history where ${name} on a ${accounting} account`, () => {
        const set = stage({ accountingType: accounting, assets: { USD: '1000000', EUR: '1000000' } });
        const { sim, clock, seen } = set;
        const ask = (request: string, params: object): { readonly Result?: unknown } => {
          const answer = sim.exchange.request(request, params);
          expect(answer.Error, request).to.equal(undefined);
          clock.advanceBy(10);
          return answer;
        };
        const place = (order: object): string => String((ask('TradeCreate', order).Result as { readonly Trade: { readonly Id: number } }).Trade.Id);
        clock.advanceBy(10_000);
        const { cursor } = seen.last;
        let outcome: ReturnType<typeof act> = { keys: [] };
        const live = during(seen, () => {
          outcome = act({ ...set, accounting, place, ask });
          clock.advanceBy(30_000);
        });
        expect(withoutRecordIds(keysOf(live))).to.deep.equal([...outcome.keys].sort());
        const away = watch(set.another({ resumeFrom: cursor }).executions$);
        clock.advanceBy(1_000);
        expect(withoutRecordIds(keysOf(away.values))).to.deep.equal([...(outcome.away ?? outcome.keys)].sort());
      });
    }
  }
});
