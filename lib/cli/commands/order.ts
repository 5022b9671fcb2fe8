// `rxtt order create|modify|cancel|close` as the command line knows them. program adds them.

import { Option, type Command } from 'commander';
import type { NewOrder, OrderChange } from '../../ticktrader/index.js';
import type { Money } from '../connect/money.js';
import { connectOptions, pointInTime, withConnection, type ConnectionFlags, type Perform } from './options.js';
import { CREATE_FIELDS, MODIFY_FIELDS, valuesOf, type OrderField } from './order-fields.js';

const ORDER_MORE = `
What will be sent is shown, and sent once you say yes; without a terminal only
with --yes. It leaves at most once. Each outcome is told as it changes; where it
is unknown what became of the order, the command goes on looking until it is
known, or until the deadline it names.`;

const CREATE_MORE = `${ORDER_MORE}

Examples:
  $ rxtt order create --simulator --symbol EURUSD --side buy --amount 1000
  $ rxtt order create --symbol US500 --side sell --amount 1 --type stop \\
      --stop-price 4900 --yes`;

interface OrderFlags extends ConnectionFlags {
  readonly yes?: true;
  readonly format?: 'ndjson' | 'table';
}

interface CreateFlags extends OrderFlags {
  readonly type: string;
  readonly side: string;
  readonly symbol: string;
  readonly amount: string;
}

const TYPES: Readonly<Record<string, string>> = { market: 'Market', limit: 'Limit', stop: 'Stop', 'stop-limit': 'StopLimit' };
const SIDES: Readonly<Record<string, string>> = { buy: 'Buy', sell: 'Sell' };

const withFields = (command: Command, fields: readonly OrderField[]): Command => {
  for (const { flags, about, reading } of fields) {
    const option = new Option(flags, about);
    command.addOption(reading === 'time' ? option.argParser(pointInTime) : option);
  }
  return command;
};

const withAsking = (command: Command): Command =>
  withConnection(command)
    .option('-y, --yes', 'send without asking')
    .addOption(new Option('--format <form>', 'how outcomes are told: words on a terminal, else ndjson').choices(['ndjson', 'table']));

/** What `order create` was told, as an order; what is wrong with it is said when it is printed. */
const orderOf = ({ type, side, symbol, amount, ...others }: CreateFlags): NewOrder<Money> =>
  ({ Type: TYPES[type], Side: SIDES[side], Symbol: symbol, Amount: amount, ...valuesOf(CREATE_FIELDS, others, Date.now()) }) as NewOrder<Money>; // its printer checks what options cannot

/** Adds the commands. */
export const addOrder = (rxtt: Command, perform: Perform): void => {
  const order = rxtt.command('order').description('place, change, cancel and close; asks before it sends');
  const created = order
    .command('create')
    .description('place an order')
    .addOption(new Option('--type <type>', 'kind of order').choices(Object.keys(TYPES)).default('market'))
    .addOption(new Option('--side <side>', 'which way').choices(Object.keys(SIDES)).makeOptionMandatory())
    .requiredOption('--symbol <name>', 'what is traded')
    .requiredOption('--amount <amount>', 'how much, in units of the base currency');
  withAsking(withFields(created, CREATE_FIELDS))
    .addHelpText('after', CREATE_MORE)
    .action(async (flags: CreateFlags) => {
      const use = await import('../use/order.js');
      await perform((desk) => use.order(() => use.creation(orderOf(flags)), connectOptions(flags), desk));
    });
  const modified = order.command('modify').description('change an order that waits, or the exits of a position').argument('<id>', 'its number');
  withAsking(withFields(modified, MODIFY_FIELDS))
    .addHelpText('after', ORDER_MORE)
    .action(async (id: string, flags: OrderFlags) => {
      const use = await import('../use/order.js');
      const change: OrderChange<Money> = { Id: id, ...valuesOf(MODIFY_FIELDS, { ...flags }, Date.now()) };
      await perform((desk) => use.order(() => use.modification(change), connectOptions(flags), desk));
    });
  const canceled = order.command('cancel').description('cancel an order that waits').argument('<id>', 'its number');
  withAsking(canceled)
    .addHelpText('after', ORDER_MORE)
    .action(async (id: string, flags: OrderFlags) => {
      const use = await import('../use/order.js');
      await perform((desk) => use.order(() => use.cancellation(id), connectOptions(flags), desk));
    });
  const closed = order
    .command('close')
    .description('close a position at the market')
    .argument('<id>', 'its number')
    .option('--amount <amount>', 'only so much of it')
    .addOption(new Option('--by <id>', 'close it by this one, of the other side').conflicts('amount'));
  withAsking(closed)
    .addHelpText('after', ORDER_MORE)
    .action(async (id: string, flags: OrderFlags & { readonly amount?: string; readonly by?: string }) => {
      const use = await import('../use/order.js');
      await perform((desk) => use.order(() => use.closing(id, flags), connectOptions(flags), desk));
    });
};
