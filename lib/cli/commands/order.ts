// `rxtt order create|oco|modify|cancel|close` as the command line knows them. program adds them.

import { Option, type Command } from 'commander';
import type { NewOrder, OrderChange } from '../../ticktrader/index.js';
import type { Money } from '../connect/money.js';
import { connectOptions, withConnection, type ConnectionFlags, type Perform } from './options.js';
import { asContingent, CREATE_FIELDS, MODIFY_FIELDS, optionOf, PAIR_FIELDS, valuesOf, type OrderField } from './order-fields.js';
import { legOf } from './order-legs.js';

const ORDER_MORE = `
What will be sent is shown, and sent once you say yes; without a terminal only
with --yes. It leaves at most once. Each outcome is told as it changes; where it
is unknown what became of the order, the command goes on looking until it is
known, or until the deadline it names.`;

const CREATE_MORE = `${ORDER_MORE}

Examples:
  $ rxtt order create --simulator --symbol EURUSD --side buy --amount 1000
  $ rxtt order create --symbol US500 --side sell --amount 1 --type stop \\
      --stop-price 4900 --yes
  $ rxtt order create --symbol EURUSD --side buy --amount 1000 --type limit \\
      --price 1.05 --trigger-type on-time --trigger-time +2h`;

const OCO_MORE = `${ORDER_MORE}

--first and --second take the options of an order without their dashes. What
both have in common may be said as an option.

Example:
  $ rxtt order oco --symbol EURUSD --side sell --amount 1000 \\
      --first type=limit price=1.12 --second type=stop stop-price=1.05`;

interface OrderFlags extends ConnectionFlags {
  readonly yes?: true;
  readonly format?: 'ndjson' | 'table';
}

interface PairFlags extends OrderFlags {
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** Adds `fields`; those in `needed`, by the vendor's names, must be said. */
const withFields = (command: Command, fields: readonly OrderField[], needed: readonly string[] = []): Command => {
  for (const one of fields) command.addOption(optionOf(one).makeOptionMandatory(needed.includes(one.field)));
  return command;
};

const withAsking = (command: Command): Command =>
  withConnection(command)
    .option('-y, --yes', 'send without asking')
    .addOption(new Option('--format <form>', 'how outcomes are told: words on a terminal, else ndjson').choices(['ndjson', 'table']));

/** What was told, as an order; what is wrong with it is said when it is printed. */
const asOrder = (values: Readonly<Record<string, unknown>>): NewOrder<Money> => asContingent(values) as unknown as NewOrder<Money>; // its printer checks what options cannot

/** Adds the commands. */
export const addOrder = (rxtt: Command, perform: Perform): void => {
  const order = rxtt.command('order').description('place, change, cancel and close; asks before it sends');
  const created = order.command('create').description('place an order');
  withAsking(withFields(created, CREATE_FIELDS, ['Side', 'Symbol', 'Amount']))
    .addHelpText('after', CREATE_MORE)
    .action(async (flags: OrderFlags) => {
      const use = await import('../use/order.js');
      await perform((desk) => use.order((now) => use.creation(asOrder(valuesOf(CREATE_FIELDS, { ...flags }, now))), connectOptions(flags), desk));
    });
  const paired = order.command('oco').description('place two orders of which one cancels the other');
  withAsking(
    withFields(paired, PAIR_FIELDS, ['Symbol'])
      .requiredOption('--first <fields...>', 'one of them: type=limit price=1.12')
      .requiredOption('--second <fields...>', 'the other: type=stop stop-price=1.05'),
  )
    .addHelpText('after', OCO_MORE)
    .action(async (flags: PairFlags) => {
      const use = await import('../use/order.js');
      // the type first, as it is shown first
      const leg = (place: 'first' | 'second', now: number): NewOrder<Money> =>
        asOrder({ Type: undefined, ...valuesOf(PAIR_FIELDS, { ...flags }, now), ...legOf(`--${place}`, flags[place], now) });
      await perform((desk) => use.order((now) => use.pair(leg('first', now), leg('second', now)), connectOptions(flags), desk));
    });
  const modified = order.command('modify').description('change an order that waits, or the exits of a position').argument('<id>', 'its number');
  withAsking(withFields(modified, MODIFY_FIELDS))
    .addHelpText('after', ORDER_MORE)
    .action(async (id: string, flags: OrderFlags) => {
      const use = await import('../use/order.js');
      const change = (now: number): OrderChange<Money> => ({ Id: id, ...valuesOf(MODIFY_FIELDS, { ...flags }, now) });
      await perform((desk) => use.order((now) => use.modification(change(now)), connectOptions(flags), desk));
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
