// `rxtt tape record|replay` as the command line knows them. program adds them.

import { Option, type Command } from 'commander';
import type { Numbers } from '../connect/money.js';
import {
  connectOptions,
  numbersOption,
  withConnection,
  withOutput,
  wholeNumber,
  withPicks,
  type ConnectionFlags,
  type OutputFlags,
  type Perform,
} from './options.js';

const TAPE_MORE = `
A tape has every frame of a session and no secret: what login and second factor
would give away is cut out. It shows what happened to whoever was not there, and
plays in tests (record and replay of "rxtt/testing").

Examples:
  $ rxtt tape record monday.tape
  $ rxtt tape replay monday.tape --event rejected`;

interface ReplayFlags extends OutputFlags {
  readonly numbers: Numbers;
  readonly event?: readonly string[];
  readonly symbol?: readonly string[];
  readonly order?: string;
}

/** Adds both. */
export const addTape = (rxtt: Command, perform: Perform): void => {
  const tape = rxtt.command('tape').description('write a session down, play it again').addHelpText('after', TAPE_MORE);
  const recorded = tape
    .command('record')
    .description('write down every frame of a session, until Ctrl-C')
    .argument('<file>', 'the tape')
    .addOption(new Option('--for <seconds>', 'end after so long').argParser(wholeNumber(1, 86_400)));
  withConnection(recorded).action(async (file: string, flags: ConnectionFlags & { readonly for?: number }) => {
    const { recordTape } = await import('../use/tape.js');
    await perform((desk) => recordTape(file, connectOptions(flags), desk));
  });
  const replayed = tape.command('replay').description('show the execution reports on a tape').argument('<file>', 'the tape').addOption(numbersOption());
  withOutput(withPicks(replayed)).action(async (file: string, flags: ReplayFlags) => {
    const { replayTape } = await import('../use/tape.js');
    await perform((desk) => replayTape(file, flags, desk));
  });
};
