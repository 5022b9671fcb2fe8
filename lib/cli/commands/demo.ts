// `rxtt demo` and `rxtt simulate` as the command line knows them. program adds them.

import { Option, type Command } from 'commander';
import type { DemoPart } from '../demo/demo.js';
import { accountingType, accountOption, recordsOption, seedOption, wholeNumber, type Perform } from './options.js';

const SIMULATE_MORE = `
The servers listen on 127.0.0.1 and nowhere else; their credentials are made up
and no secret. Any client can talk to them. Each has a second door, without a
socket, for tests that run in virtual time: simulatedTickTrader() and
simulatedTtRest() of "rxtt/simulator".

Examples:
  $ rxtt simulate --port 8190
  $ rxtt simulate --json | jq .url
  $ rxtt simulate --faults bad-day.json
  $ rxtt simulate --part tt-rest`;

const DEMO_MORE = `
It needs no account and no network: it starts the simulated servers and talks to
them over real sockets of this machine. It takes about fifteen seconds.`;

const PARTS: Readonly<Record<string, DemoPart>> = { both: 'both', ticktrader: 'ticktrader', 'tt-rest': 'tt-rest' };
const partOf = (part: string): DemoPart => PARTS[part] ?? 'both';
const partOption = (about: string, part: DemoPart): Option => new Option('--part <name>', about).choices(Object.keys(PARTS)).default(part);
const BOOKS = 'how the account keeps its books: position by position, one position a symbol, or currencies';

interface DemoFlags {
  readonly account: string;
  readonly seed: number;
  readonly records: number;
  readonly part: string;
}

interface SimulateFlags {
  readonly account: string;
  readonly seed: number;
  readonly port: number;
  readonly ttPort: number;
  readonly days: number;
  readonly records?: number;
  readonly part: string;
  readonly twoFactor: boolean;
  readonly faults?: string;
  readonly json?: true;
}

/** Adds the demo. */
export const addDemo = (rxtt: Command, perform: Perform): void => {
  rxtt
    .command('demo')
    .description('see the library do its main job against simulated servers')
    .addOption(accountOption(BOOKS))
    .addOption(seedOption())
    .addOption(recordsOption('records in the year of history it walks', 50_000, 10))
    .addOption(partOption('which back end it shows', 'both'))
    .addHelpText('after', DEMO_MORE)
    .action(async ({ account, part, ...flags }: DemoFlags) => {
      const { demo } = await import('../demo/demo.js');
      await perform(({ screen }) => demo({ ...flags, accountingType: accountingType(account), part: partOf(part) }, screen));
    });
};

/** Adds the servers. */
export const addSimulate = (rxtt: Command, perform: Perform): void => {
  rxtt
    .command('simulate')
    .description('run the simulated servers until Ctrl-C')
    .addOption(partOption('which server', 'ticktrader'))
    .addOption(new Option('--port <number>', 'where it listens; 0 for any free port').default(0).argParser(wholeNumber(0, 65_535)))
    .addOption(new Option('--tt-port <number>', 'where the TT REST server listens, if both run').default(0).argParser(wholeNumber(0, 65_535)))
    .addOption(accountOption(BOOKS))
    .addOption(seedOption())
    .addOption(new Option('--days <number>', 'days of history to begin with').default(30).argParser(wholeNumber(0, 3_650)))
    .addOption(new Option('--records <number>', 'records in them; 137 a day unless told').argParser(wholeNumber(10, 1_000_000)))
    .option('--no-two-factor', 'log in without a one-time password')
    .option('--faults <file>', 'what goes wrong with TickTrader: a fault script in JSON')
    .option('--json', 'print one line of JSON instead')
    .addHelpText('after', SIMULATE_MORE)
    .action(async ({ account, json, part, faults: script, ...flags }: SimulateFlags) => {
      const { simulate } = await import('../simulate.js');
      const { faultsIn } = await import('../faults.js');
      await perform(({ screen }) => {
        const faults = script === undefined ? [] : faultsIn(script);
        return simulate({ ...flags, accountingType: accountingType(account), part: partOf(part), json: json === true, faults }, screen);
      });
    });
};
