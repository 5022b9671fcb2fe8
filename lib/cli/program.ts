// What `rxtt` understands: its commands and options, and what it says of itself. main calls it. A command's own code is loaded when it is asked for.

import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { firstValueFrom } from 'rxjs';
import type { AccountingType } from '../simulator/index.js';
import type { DemoPart } from './demo/demo.js';
import { EXIT, run, type Command as Work, type ExitCode, type Host } from './run.js';
import { screenOf, type Surroundings } from './terminal/screen.js';

const EXIT_CODES = `
Exit codes:
  0    done
  1    failed; one line on standard error says why
  2    wrong command or option
  130  stopped by Ctrl-C
  141  nobody read the output any more
  143  stopped by SIGTERM`;

const SIMULATE_MORE = `
The server listens on 127.0.0.1 and nowhere else; its credentials are made up
and no secret. Any TickTrader client can talk to it. It has a second door,
without a socket, for tests that run in virtual time: simulatedTickTrader() of
"rxtt/simulator".

Examples:
  $ rxtt simulate --port 8190
  $ rxtt simulate --json | jq .url`;

const DEMO_MORE = `
It needs no account and no network: it starts the simulated servers and talks to
them over real sockets of this machine. It takes about fifteen seconds.`;

/** package.json is ours and has a version; it stands two folders up, built or not. */
const version = (): string => (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }).version;

const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${String(least)} to ${String(most)}.`);
    return value;
  };

const ACCOUNTS: Readonly<Record<string, AccountingType>> = { gross: 'Gross', net: 'Net', cash: 'Cash' };
const accountingType = (account: string): AccountingType => ACCOUNTS[account] ?? 'Gross';

const accountOption = (): Option =>
  new Option('--account <kind>', 'how the account keeps its books: position by position, one position a symbol, or currencies')
    .choices(Object.keys(ACCOUNTS))
    .default('gross');

const PARTS: Readonly<Record<string, DemoPart>> = { both: 'both', ticktrader: 'ticktrader', 'tt-rest': 'tt-rest' };
const demoPart = (part: string): DemoPart => PARTS[part] ?? 'both';

const seedOption = (): Option =>
  new Option('--seed <number>', 'same seed, same prices, credentials and past').default(1).argParser(wholeNumber(0, 2 ** 31 - 1));

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
  readonly days: number;
  readonly twoFactor: boolean;
  readonly json?: true;
}

/** The program; `perform` runs what a command's code makes of its options. */
const commander = ({ stdout, stderr }: Surroundings, perform: (work: Work) => Promise<void>): Command => {
  const rxtt = new Command('rxtt')
    .description('Reactive streams for the TickTrader Trade WebSocket API and the TT REST API.')
    .version(version(), '-V, --version')
    .addHelpText('after', EXIT_CODES)
    // commands made from here on inherit both
    .exitOverride()
    .configureOutput({ writeOut: (text) => void stdout.write(text), writeErr: (text) => void stderr.write(text) });

  rxtt
    .command('demo')
    .description('see the library do its main job against simulated servers')
    .addOption(accountOption())
    .addOption(seedOption())
    .addOption(new Option('--records <number>', 'records in the year of history it walks').default(50_000).argParser(wholeNumber(10, 1_000_000)))
    .addOption(new Option('--part <name>', 'which back end it shows').choices(Object.keys(PARTS)).default('both'))
    .addHelpText('after', DEMO_MORE)
    .action(async ({ account, part, ...flags }: DemoFlags) => {
      const { demo } = await import('./demo/demo.js');
      await perform((screen) => demo({ ...flags, accountingType: accountingType(account), part: demoPart(part) }, screen));
    });

  rxtt
    .command('simulate')
    .description('run the simulated TickTrader server until Ctrl-C')
    .addOption(new Option('--port <number>', 'where it listens; 0 for any free port').default(0).argParser(wholeNumber(0, 65_535)))
    .addOption(accountOption())
    .addOption(seedOption())
    .addOption(new Option('--days <number>', 'days of history to begin with').default(30).argParser(wholeNumber(0, 3_650)))
    .option('--no-two-factor', 'log in without a one-time password')
    .option('--json', 'print one line of JSON instead')
    .addHelpText('after', SIMULATE_MORE)
    .action(async ({ account, json, ...flags }: SimulateFlags) => {
      const { simulate } = await import('./simulate.js');
      await perform((screen) => simulate({ ...flags, accountingType: accountingType(account), json: json === true }, screen));
    });
  return rxtt;
};

/** Does what `args` say and tells the exit code. */
export const program = async (args: readonly string[], host: Host & Surroundings): Promise<ExitCode> => {
  const screen = screenOf(host);
  let code: ExitCode = EXIT.done;
  const rxtt = commander(host, async (work) => {
    code = await firstValueFrom(run(work, screen, host), { defaultValue: EXIT.failed });
  });
  try {
    await rxtt.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // commander has said already what is wrong, or has printed what was asked for
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    throw error;
  }
};
