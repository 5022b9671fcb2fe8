// The stage dialogues play on: one account, a EURUSD that stands at 1.1 / 1.1002, requests by short names, and what is heard as lines. Trades are numbered from #1.

import { expect } from 'chai';
import { at, create, lines, listAt, simulation, type Ask, type Frame } from '../../console.js';
import type { InMemoryOptions } from '../../../../lib/simulator/index.js';

/** The number of trade #0 on a Gross or Net account. */
const BASE = 769001;

/** The server's number of trade `#number`. */
export const idOf = (number: number): number => BASE + number;

/** The last digits of a trade's number, as lines show it. */
const numberOf = (id: unknown): string => `#${String(Number(id) - BASE)}`;

/** A console, and what it hears without asking. */
export const stage = (options: InMemoryOptions = {}) => {
  const world = simulation(options);
  const console = world.loggedIn();
  const { exchange } = world.simulator;
  const heard = (from: number): readonly string[] =>
    lines(
      console.raw
        .slice(from)
        .map((text) => JSON.parse(text) as Frame)
        .filter(({ Response }) => Response !== 'Account'),
    );
  /** What is heard while `act` has its effect, and `time` ms pass. */
  const hears = (act: () => void, time = 2): readonly string[] => {
    const before = console.raw.length;
    act();
    world.clock.advanceBy(time);
    return heard(before);
  };
  /** Sets EURUSD and returns what is heard of it. */
  const price = (bid: number, ask: number): readonly string[] =>
    hears(() => {
      exchange.price('EURUSD', { bid, ask });
    });
  /** Lets `time` ms pass and returns what is heard meanwhile. */
  const pass = (time: number): readonly string[] => hears(() => undefined, time);
  /** Asks and returns the dialogue, without the pushes of the account. */
  const say = (message: Ask): readonly string[] => lines(console.ask(message).filter(({ Response }) => Response !== 'Account'));
  /** Some fields of each open trade. */
  const trades = (...names: readonly string[]): readonly (readonly unknown[])[] =>
    listAt(console.result({ Request: 'Trades' }), 'Trades').map((trade) => names.map((name) => at(trade, name)));
  /** The history after the first deposit: what, why, which trade. */
  const history = (): readonly string[] =>
    listAt(console.result({ Request: 'TradeHistory' }), 'Records')
      .filter((record) => at(record, 'TransactionType') !== 'Balance')
      .map((record) => ['TransactionType', 'TransactionReason'].map((name) => String(at(record, name))).join(' ') + ' ' + numberOf(at(record, 'TradeId')));
  /** The history's last record. */
  const lastRecord = (): unknown => listAt(console.result({ Request: 'TradeHistory' }), 'Records').at(-1);
  price(1.1, 1.1002);
  return { ...world, exchange, console, price, pass, heard, hears, say, trades, history, lastRecord };
};

export type Stage = ReturnType<typeof stage>;

/** One turn of a dialogue: what is asked or done, and every line that comes of it. */
export type Turn = readonly [act: Ask | ((stage: Stage) => readonly string[]), heard: readonly string[]];

/** Plays a dialogue, turn by turn. */
export const play = (on: Stage, ...turns: readonly Turn[]): void => {
  for (const [act, heard] of turns) expect(typeof act === 'function' ? act(on) : on.say(act)).to.deep.equal(heard);
};

/** The market moves. */
export const to =
  (bid: number, ask: number) =>
  ({ price }: Stage): readonly string[] =>
    price(bid, ask);

/** Time passes, in ms. */
export const after =
  (time: number) =>
  ({ pass }: Stage): readonly string[] =>
    pass(time);

/** A thin market fills a part of an order. */
export const fill =
  (number: number, amount: number) =>
  ({ hears, exchange }: Stage): readonly string[] =>
    hears(() => {
      exchange.fill(idOf(number), amount);
    });

export const limit = (Price: number, params: object = {}): Ask => create({ Type: 'Limit', Price, ...params });
export const stop = (StopPrice: number, params: object = {}): Ask => create({ Type: 'Stop', StopPrice, ...params });
export const stopLimit = (StopPrice: number, Price: number, params: object = {}): Ask => create({ Type: 'StopLimit', StopPrice, Price, ...params });
export const remove = (Type: string, number: number, params: object = {}): Ask => ({ Request: 'TradeDelete', Params: { Type, Id: idOf(number), ...params } });
export const modify = (number: number, params: object): Ask => ({ Request: 'TradeModify', Params: { Id: idOf(number), ...params } });
export const oco = (FirstRequest: object, SecondRequest: object, Request = 'TradeCreateOco'): Ask => {
  const leg = { Side: 'Buy', Symbol: 'EURUSD', Amount: 100000 };
  return { Request, FirstRequest: { ...leg, ...FirstRequest }, SecondRequest: { ...leg, ...SecondRequest } };
};
