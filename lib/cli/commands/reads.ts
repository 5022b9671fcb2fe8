// The commands that ask a TickTrader server and show what it says: reads, walks, and the stream of reports. program adds them.

import { Option, type Command } from 'commander';
import {
  connectOptions,
  pointInTime,
  withConnection,
  withOutput,
  wholeNumber,
  withPicks,
  type ConnectionFlags,
  type OutputFlags,
  type Perform,
} from './options.js';
import type { When } from '../when.js';

/** The reads that ask once, and what may be said after their name. use/reads has what they do. */
const READS = [
  ['account', 'the account: balance, equity, margin, limits'],
  ['assets', 'what a Cash account holds', '[currency]', 'only this one'],
  ['positions', 'the positions of a Net account', '[symbol]', 'only this one'],
  ['trades', 'what is open: orders, and on Gross accounts positions', '[id]', 'only this one'],
  ['splits', 'splits of stocks', '[symbol]', 'only this one'],
  ['dividends', 'dividends of stocks', '[symbols...]', 'only these'],
  ['mergers', 'mergers and acquisitions', '[symbol]', 'only this one'],
] as const;

const HISTORY_MORE = `
A walk into a file keeps what it has in FILE.part, line by line. Stopped, or cut
off, it goes on from there with the same command and --resume. FILE itself is
there once it is whole.

Examples:
  $ rxtt history --simulator --format csv | head -3
  $ rxtt history --from 2026-01-01 --out january.parquet
  $ rxtt history --from 2026-01-01 --out january.parquet --resume`;

const WATCH_MORE = `
Examples:
  $ rxtt watch --event filled,partialfilled --symbol EURUSD
  $ rxtt watch --gapless --out executions.ndjson`;

type Flags = ConnectionFlags & OutputFlags;

interface WalkFlags extends Flags {
  readonly from?: When;
  readonly to?: When;
  readonly direction: 'forward' | 'backward';
  readonly pageSize: number;
}

interface HistoryFlags extends WalkFlags {
  readonly order?: string;
  readonly skipCanceled?: true;
  readonly resume?: true;
}

interface WatchFlags extends Flags {
  readonly event?: readonly string[];
  readonly symbol?: readonly string[];
  readonly order?: string;
  readonly count?: number;
  readonly gapless?: true;
}

const withStretch = (command: Command): Command =>
  command
    .addOption(new Option('--from <time>', 'from here on: 2026-01-05, 2026-01-05T09:30 (UTC), or 7d for a week ago').argParser(pointInTime))
    .addOption(new Option('--to <time>', 'up to here').argParser(pointInTime))
    .addOption(new Option('--direction <way>', 'oldest first, or newest first').choices(['forward', 'backward']).default('forward'))
    .addOption(new Option('--page-size <number>', 'records a page').default(1000).argParser(wholeNumber(1, 1000)));

/** Adds the reads that ask once. */
export const addReads = (rxtt: Command, perform: Perform): void => {
  for (const [name, about, argument, what] of READS) {
    const command = rxtt.command(name).description(about);
    if (argument !== undefined) command.argument(argument, what);
    withOutput(withConnection(command)).action(async () => {
      const { READS: all, read } = await import('../use/reads.js');
      await perform((desk) => read(all[name], command.args, connectOptions(command.opts<Flags>()), desk));
    });
  }
};

/** Adds the walks. */
export const addWalks = (rxtt: Command, perform: Perform): void => {
  const history = rxtt.command('history').description('all that happened on the account, record by record');
  withOutput(withStretch(withConnection(history)))
    .option('--order <id>', 'only what became of this order')
    .option('--skip-canceled', 'leave out canceled orders')
    .option('--resume', 'go on where an earlier walk into the same file stopped')
    .addHelpText('after', HISTORY_MORE)
    .action(async (flags: HistoryFlags) => {
      const { history: walk } = await import('../use/history.js');
      await perform((desk) => walk(connectOptions(flags), desk));
    });
  const snapshots = rxtt.command('snapshots').description('the account at the end of each day');
  withOutput(withStretch(withConnection(snapshots))).action(async (flags: WalkFlags) => {
    const { snapshots: walk } = await import('../use/snapshots.js');
    await perform((desk) => walk(connectOptions(flags), desk));
  });
};

/** Adds the stream of reports. */
export const addWatch = (rxtt: Command, perform: Perform): void => {
  const watch = rxtt.command('watch').description('execution reports as they come, until Ctrl-C');
  withOutput(withPicks(withConnection(watch)))
    .addOption(new Option('--count <number>', 'end after so many').argParser(wholeNumber(1, 1_000_000_000)))
    .option('--gapless', 'every execution once, those of lost connections too')
    .addHelpText('after', WATCH_MORE)
    .action(async (flags: WatchFlags) => {
      const { watch: show } = await import('../use/watch.js');
      await perform((desk) => show(connectOptions(flags), desk));
    });
};
