// What goes wrong in a world: a table of faults, each struck by chance, each undone by `calm`. The world strikes them while traders deal.

import type { SimulatedServer } from '../../lib/simulator/index.js';
import { weighted } from './dice.js';
import { anyAmount, anyPrice, MARKETS, type Market } from './market.js';
import type { Target } from './target.js';

interface Fault {
  readonly name: string;
  readonly weight: number;
  readonly strike: (target: Target) => unknown;
}

const COMMANDS: ReadonlySet<string> = new Set(['TradeCreate', 'TradeCreateOco', 'TradeModify', 'TradeDelete']);
const CLOSE_CODES = [1000, 1001, 1008, 1011, 1012, 1013, 4000] as const;
/** Texts that prove nothing, whether the command was executed or not. */
const DOUBTFUL = [
  'Request timed out.',
  'Timeout!',
  'Internal server error!',
  'Server is being shut down',
  'Session is closed',
  'Queue overflow',
  'Something went wrong',
] as const;
/** Texts that the server gives only where nothing was done. */
const REFUSALS = ['Not enough money.', 'Off quotes.', 'Trade is not allowed!', 'Trade session is closed.'] as const;

type Factors = Parameters<SimulatedServer['exchange']['split']>[1];
/** As many make more units as make less. */
const SPLITS: readonly [Factors, ...Factors[]] = [
  { from: 1, to: 2 },
  { from: 2, to: 1 },
  { from: 2, to: 3 },
  { from: 3, to: 2 },
];

/** Later, in ms, than a brisk client waits. */
const VERY_LATE = 50_000;

type Verdict = NonNullable<ReturnType<Parameters<SimulatedServer['exchange']['answer']>[1]>>;

/** Decides about the next command alone, and `then` tells of it. */
const nextCommand = ({ server, undo }: Target, verdict: Verdict, then: () => void = () => undefined): void => {
  const disarm = server.exchange.answer('*', ({ Request }) => {
    if (!COMMANDS.has(Request)) return undefined;
    disarm();
    then();
    return verdict;
  });
  undo(disarm);
};

/** The connection is torn as the next command arrives, which is done, half told, or not. */
const cutAtCommand = (target: Target): void => {
  const verdict = target.dice.one<Verdict>('silent', 'silent after executing', 'mute after executing');
  nextCommand(target, verdict, () => {
    target.later(target.dice.between(0, 30), target.server.exchange.cut);
  });
};

/** Another program deals with the same account, maybe with the same trades. */
const secondActor = ({ server: { exchange }, truth, dice }: Target): void => {
  const market = dice.one<Market>(...MARKETS);
  const order = dice.pick([...truth.waiting.keys()]);
  const position = dice.pick([...truth.positions.keys()]);
  const Amount = Number(anyAmount(market, dice));
  if (dice.chance(0.3)) exchange.request('TradeCreate', { Type: 'Market', Symbol: market.symbol, Side: dice.one('Buy', 'Sell'), Amount });
  else if (dice.chance(0.4) && order !== undefined) exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(order) });
  else if (dice.chance(0.5) && order !== undefined) exchange.request('TradeModify', { Id: Number(order), Price: Number(anyPrice(market, dice)) });
  else if (position !== undefined) exchange.request('TradeDelete', { Type: 'Close', Id: Number(position) });
};

const FAULTS: readonly Fault[] = [
  {
    name: 'cut',
    weight: 8,
    strike: ({ server }) => {
      server.exchange.cut();
    },
  },
  { name: 'cut at a command', weight: 12, strike: cutAtCommand },
  {
    name: 'clean close',
    weight: 4,
    strike: ({ server, dice }) => {
      server.exchange.close(dice.one(...CLOSE_CODES), 'chaos');
    },
  },
  {
    name: 'logoff',
    weight: 2,
    strike: ({ server }) => {
      server.exchange.logoff();
    },
  },
  {
    name: 'restart',
    weight: 3,
    strike: ({ server, dice }) => {
      server.exchange.restart({ downFor: dice.between(0, 4_000) });
    },
  },
  {
    name: 'half-open',
    weight: 2,
    strike: ({ network }) => {
      network.freeze();
    },
  },
  {
    name: 'late execution',
    weight: 5,
    strike: ({ network, later, dice }) => {
      network.hold();
      later(dice.between(20, 400), () => {
        network.sever(dice.chance(0.1) ? VERY_LATE : dice.between(100, 12_000));
      });
    },
  },
  {
    name: 'no answer',
    weight: 6,
    strike: (target) => {
      nextCommand(target, target.dice.one<Verdict>('silent', 'silent after executing', 'mute after executing'));
    },
  },
  {
    name: 'doubtful text, not done',
    weight: 4,
    strike: (target) => {
      nextCommand(target, { error: target.dice.one(...DOUBTFUL) });
    },
  },
  {
    name: 'refusal',
    weight: 4,
    strike: (target) => {
      nextCommand(target, { error: target.dice.one(...REFUSALS) });
    },
  },
  {
    name: 'doubtful text, done',
    weight: 6,
    strike: ({ sky, dice }) => {
      sky.lieAbout(dice.one(...DOUBTFUL), dice.chance(0.5));
    },
  },
  {
    name: 'lost report',
    weight: 6,
    strike: ({ sky }) => {
      sky.loseReport();
    },
  },
  {
    name: 'storm',
    weight: 6,
    strike: ({ sky, dice, now }) => {
      const [lose, double, spoil, overtake] = [0.02, 0.03, 0.02, 0.04].map((most) => most * dice.random());
      sky.storm({ lose: lose ?? 0, double: double ?? 0, spoil: spoil ?? 0, overtake: overtake ?? 0 }, now() + dice.between(200, 3_000));
    },
  },
  {
    name: 'clock step',
    weight: 2,
    strike: ({ clock, dice }) => {
      clock.skew(dice.between(-50_000, 50_000));
    },
  },
  {
    name: 'wrong code',
    weight: 2,
    strike: ({ misremember }) => {
      misremember();
    },
  },
  {
    name: 'crash',
    weight: 3,
    strike: ({ crash }) => {
      crash();
    },
  },
  {
    name: 'crash at a command',
    weight: 3,
    strike: (target) => {
      const verdict = target.dice.one<Verdict>('silent', 'silent after executing', 'mute after executing');
      nextCommand(target, verdict, () => {
        target.later(target.dice.between(0, 30), target.crash);
      });
    },
  },
  { name: 'second actor', weight: 10, strike: secondActor },
  {
    name: 'split',
    weight: 2,
    strike: ({ server, dice }) => {
      server.exchange.split(dice.one<Market>(...MARKETS).symbol, dice.one<Factors>(...SPLITS));
    },
  },
  {
    name: 'thin market',
    weight: 4,
    strike: ({ server, dice, undo }) => {
      const { symbol, lot } = dice.one<Market>(...MARKETS);
      server.exchange.volume(symbol, lot);
      undo(() => {
        server.exchange.volume(symbol, undefined);
      });
    },
  },
  {
    name: 'dealer',
    weight: 3,
    strike: ({ server, dice, later, undo }) => {
      const dismiss = server.exchange.dealer(() => dice.one('accept', 'accept', 'reject', undefined));
      undo(dismiss);
      later(dice.between(500, 3_000), dismiss);
    },
  },
];

/** Something goes wrong. Returns its name. */
export const strikeFault = (target: Target): string => {
  const fault = weighted(target.dice, FAULTS);
  fault?.strike(target);
  return fault?.name ?? 'nothing';
};
