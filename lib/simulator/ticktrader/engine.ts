// The whole server without a socket: settings and a clock in, a world and its sessions out. Both doors are made of it.

import Big from 'big.js';
import { randomOf, wordOf } from './random.js';
import { accountings } from './accounting/accountings.js';
import { agenda, type Clock } from './clock.js';
import { book } from './book.js';
import { conditions } from './conditions.js';
import { dayAfterDay } from './days.js';
import { exchangeOf, type Exchange } from './exchange.js';
import { faults } from './faults.js';
import { fund } from './fund.js';
import { historyViews } from './history.js';
import { historyIds } from './history-ids.js';
import { lagOf } from './history-lag.js';
import { keepHours } from './hours.js';
import { journalBook, type JournalBook } from './journal.js';
import { ledger } from './ledger.js';
import { log } from './log.js';
import { doorkeeper } from './login.js';
import { settingsOf, type Settings, type SimulatorOptions } from './options.js';
import { followUp } from './orders/contingent.js';
import { slowDealer } from './orders/dealt.js';
import { desk } from './orders/desk.js';
import { layDownPast } from './past.js';
import { prices } from './prices.js';
import { scripts, type Knock } from './script/script.js';
import { serverFaults } from './script/server.js';
import type { Engine as Inside, Link, Peer } from './session.js';
import { sessions } from './sessions.js';
import { scheduleOf } from './schedule.js';
import { stockEvents } from './stock.js';
import { symbolsUnder } from './symbols.js';
import { throttle } from './throttle.js';
import { tickForever } from './ticks.js';
import type { World } from './world.js';
import { write } from './writer.js';

/** A running server without a socket. */
export interface TickTraderEngine {
  readonly settings: Settings;
  /** Takes in a connection that nothing goes wrong with. The world's time goes on while somebody is in. */
  readonly connect: (peer: Peer) => Link;
  /** A client at the door: what it is answered, when, and the way in. */
  readonly knock: () => Knock;
  /** The one-time password an authenticator shows now. */
  readonly oneTimePassword: () => string;
  readonly exchange: Exchange;
  readonly journal: JournalBook;
  /** Stops all timers, for good. */
  stop(): void;
}

const FIRST_TRADE_ID = 769001;

/** Where connections lead while the server is down. */
const NOWHERE: Link = { receive: () => undefined, ended: () => undefined, hears: () => true };

/** A server under `options` that lives by `clock`. */
export const tickTraderEngine = (options: SimulatorOptions, clock: Clock): TickTraderEngine => {
  const settings = settingsOf(options);
  const { seed } = settings;
  const plan = agenda(clock);
  /** While the past is laid down, the world's clock stands there. */
  let past: number | undefined;
  const random = randomOf(seed, 'faults');
  const wrong = serverFaults({ random, now: clock.now, exchange: () => exchange, throttled: settings.texts.throttled });
  const now = (): number => past ?? clock.now() + wrong.skew;
  const journal = journalBook(now);
  const guidRandom = randomOf(seed, 'guid');
  const hex = (digits: number): string => wordOf(guidRandom, '0123456789abcdef', digits);
  const guid = (): string => [hex(8), hex(4), hex(4), hex(4), hex(12)].join('-');
  let tradeId = FIRST_TRADE_ID;
  const instruments = symbolsUnder(settings.symbols);

  const lag = lagOf(settings.historyLag, randomOf(seed, 'lag'));
  const armed = faults();
  // Sessions and world need each other: sessions ask for the rest when the first frame comes.
  const hub = sessions((): Inside => inside);
  const world: World = {
    settings,
    now,
    symbols: new Map(instruments.map((symbol) => [symbol.name, symbol])),
    prices: prices(instruments, randomOf(seed, 'prices')),
    book: book(),
    conditions: conditions(settings.tradingModes),
    desk: desk(settings.dealingTime > 0 ? slowDealer(() => world, settings.dealingTime) : undefined),
    followUp: (order, happened) => {
      followUp(world, order, happened);
    },
    ledger: ledger(),
    history: log(),
    historyView: historyViews(settings),
    snapshots: log(),
    journal,
    audience: hub.audience,
    accounting: accountings[settings.accountingType],
    leverageShare: new Big(1).div(settings.leverage),
    hours: { isOpen: true, since: now(), sessionId: guid(), schedule: scheduleOf(settings.tradingHours) },
    standing: { isCalled: false },
    stock: stockEvents(),
    nextTradeId: () => tradeId++,
    historyId: historyIds(randomOf(seed, 'history')),
    visibleAt: (time) => lag(time) + wrong.lag,
    get historyLags() {
      return settings.historyLag !== 0 || wrong.hasLagged;
    },
    guid,
    at: (time, work) => {
      plan.at(time - wrong.skew, work);
    },
  };
  const door = doorkeeper(settings, now);
  const inside: Inside = { world, door, faults: armed, throttle: throttle(settings, now) };

  if (settings.history === undefined) fund(world);
  else
    layDownPast(world, settings.history, now(), (time) => {
      past = time;
    });
  past = undefined;
  journal.open();
  keepHours(world);
  tickForever(world);
  dayAfterDay(world);

  let isStopped = false;
  let downUntil = -Infinity;
  const goDown = (time: number): void => {
    downUntil = now() + time;
    if (!settings.twoFactorTokensKept) door.forget();
  };
  const enter = (peer: Peer): Link => {
    if (now() < downUntil) {
      peer.cut();
      return NOWHERE;
    }
    const link = hub.open(peer);
    if (!isStopped) plan.wake();
    return {
      ...link,
      ended: () => {
        link.ended();
        if (hub.count === 0) plan.sleep();
      },
    };
  };
  const scripted = scripts({
    random,
    now: clock.now,
    at: plan.at,
    strikeServer: wrong.strike,
    under: armed.under,
    refusal: () => wrong.refusal,
    throttled: settings.texts.throttled,
    errorFrame: (Id, request, text) => write({ Id, Response: settings.errorForm === 'typed' ? request : 'Error', Error: text }, settings.keyOrder),
  });
  const exchange = exchangeOf(world, hub, { faults: armed, scripts: scripted, goDown });
  scripted.arm(settings.faults);
  return {
    settings,
    journal,
    exchange,
    oneTimePassword: door.oneTimePassword,
    connect: enter,
    knock: () => scripted.knock(enter),
    stop: () => {
      isStopped = true;
      plan.sleep();
    },
  };
};
