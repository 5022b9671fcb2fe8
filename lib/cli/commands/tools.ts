// `rxtt doctor` and `rxtt completion` as the command line knows them. program adds them.

import { Argument, type Command } from 'commander';
import { of } from 'rxjs';
import { line } from '../terminal/output.js';
import { connectOptions, withConnection, withOutput, type ConnectionFlags, type OutputFlags, type Perform } from './options.js';

const DOCTOR_MORE = `
The document of the vendor leaves much open. The doctor asks a server itself,
reads only, and prints what it says: a profile to keep, and to hold later ones
against. It logs in once, and never with anything wrong.

Example:
  $ rxtt doctor --out profile-2026-01-05.ndjson`;

const COMPLETION_MORE = `
  bash   eval "$(rxtt completion bash)"     in ~/.bashrc
  zsh    eval "$(rxtt completion zsh)"      in ~/.zshrc, behind compinit
  fish   rxtt completion fish > ~/.config/fish/completions/rxtt.fish`;

/** Adds the doctor. */
export const addDoctor = (rxtt: Command, perform: Perform): void => {
  const doctor = rxtt.command('doctor').description('ask a TickTrader server what its document leaves open');
  withOutput(withConnection(doctor))
    .addHelpText('after', DOCTOR_MORE)
    .action(async (flags: ConnectionFlags & OutputFlags) => {
      const { doctor: examine } = await import('../use/doctor.js');
      await perform((desk) => examine(connectOptions(flags), desk));
    });
};

/** Adds completion; it completes what `rxtt` has by then and later. */
export const addCompletion = (rxtt: Command, perform: Perform): void => {
  rxtt
    .command('completion')
    .description('print what makes a shell complete these commands')
    .addArgument(new Argument('<shell>', 'which').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', COMPLETION_MORE)
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completion } = await import('../completion.js');
      await perform(() => of(line(completion(shell, rxtt).trimEnd())));
    });
};
