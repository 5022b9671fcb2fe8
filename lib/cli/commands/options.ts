// Options that several commands share, and how their values are read. The files beside this one declare commands with them.

import { InvalidArgumentError, Option, type Command } from 'commander';
import type { AccountingType } from '../../simulator/index.js';
import type { Numbers } from '../connect/money.js';
import type { ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import type { Format, OutputOptions } from '../records/format.js';
import type { Output } from '../terminal/output.js';
import { WHEN_FORMS, whenOf, type When } from '../when.js';
import type { Observable } from 'rxjs';

/** Runs a command's work. */
export type Perform = (work: (desk: Desk) => Observable<Output>) => Promise<void>;

/** A whole number within bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${String(least)} to ${String(most)}.`);
    return value;
  };

/** A point in time. */
export const pointInTime = (text: string): When => {
  const when = whenOf(text);
  if (when === undefined) throw new InvalidArgumentError(WHEN_FORMS);
  return when;
};

/** Words with commas between them, in one option or several. */
export const words = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
];

const ACCOUNTS: Readonly<Record<string, AccountingType>> = { gross: 'Gross', net: 'Net', cash: 'Cash' };

/** The account's kind, by the word of the option. */
export const accountingType = (account: string): AccountingType => ACCOUNTS[account] ?? 'Gross';

export const accountOption = (about: string): Option => new Option('--account <kind>', about).choices(Object.keys(ACCOUNTS)).default('gross');

export const seedOption = (): Option =>
  new Option('--seed <number>', 'same seed, same prices, credentials and past').default(1).argParser(wholeNumber(0, 2 ** 31 - 1));

export const recordsOption = (about: string, count: number, least: number): Option =>
  new Option('--records <number>', about).default(count).argParser(wholeNumber(least, 1_000_000));

export const numbersOption = (): Option => new Option('--numbers <kind>', 'numbers, or all digits as text').choices(['number', 'exact']).default('number');

/** The options of every command that talks to a server. */
export const FILES = [
  ['--credentials <file>', 'settings in a file of mode 600'],
  ['--env-file <file>', 'settings in a file of NAME=value lines'],
] as const;

const SIMULATED_RECORDS = 5_000;

/** Adds the options of commands that talk to a TickTrader server. */
export const withConnection = (command: Command): Command => {
  command.option('--url <url>', 'trade socket, wss://...; else RXTT_URL');
  for (const [flags, about] of FILES) command.option(flags, about);
  return command
    .addOption(new Option('--timeout <seconds>', 'how long a request may take').default(30).argParser(wholeNumber(1, 3_600)))
    .addOption(numbersOption())
    .option('--simulator', 'a simulated server in this process instead')
    .addOption(accountOption('kind of the simulated account'))
    .addOption(seedOption())
    .addOption(recordsOption('history records of the simulator', SIMULATED_RECORDS, 0));
};

/** What commander makes of them. */
export interface ConnectionFlags {
  readonly url?: string;
  readonly credentials?: string;
  readonly envFile?: string;
  readonly timeout: number;
  readonly numbers: Numbers;
  readonly simulator?: true;
  readonly account: string;
  readonly seed: number;
  readonly records: number;
}

/** The same as the use cases want it. */
export const connectOptions = <F extends ConnectionFlags>({ account, ...flags }: F): Omit<F, 'account'> & Pick<ConnectOptions, 'accountingType'> => ({
  ...flags,
  accountingType: accountingType(account),
});

/** Adds the options of commands that give records. */
export const withOutput = (command: Command, formats: readonly Format[] = ['ndjson', 'csv', 'table', 'parquet']): Command =>
  command
    .addOption(new Option('--format <form>', 'default: by the name of the file; else a table on a terminal, ndjson in a pipe').choices(formats))
    .option('--out <file>', 'write a file; it bears its name once it is whole');

/** What commander makes of them. */
export type OutputFlags = OutputOptions;

/** Adds the options that pick reports. */
export const withPicks = (command: Command): Command =>
  command
    .addOption(new Option('--event <names>', 'only these events, with commas: filled,canceled').argParser(words))
    .addOption(new Option('--symbol <names>', 'only these symbols').argParser(words))
    .option('--order <id>', 'only this order, by its number or ClientId');
