// `rxtt tt`: a command for each service and endpoint of the TT REST API, made of the tables of endpoints. program adds them.

import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Numbers } from '../connect/money.js';
import { knowledgeOf, partsOf } from '../../tt-rest/endpoint.js';
import { operations, SERVICES, type Operation } from '../tt-operations.js';
import { FILES, numbersOption, seedOption, withOutput, wholeNumber, type OutputFlags, type Perform } from './options.js';

const TT_MORE = `
Names are TT's own: 'ledger fills' is getFills of ttledger. What pages is walked
to its end. What changes something is shown and asked about first, or needs
--yes.

Examples:
  $ rxtt tt ledger fills --simulator --minTimestamp 1d --format csv
  $ rxtt tt account accounts --environment uat`;

interface TtFlags extends OutputFlags {
  readonly environment?: string;
  readonly plan?: string;
  readonly credentials?: string;
  readonly envFile?: string;
  readonly simulator?: true;
  readonly seed: number;
  readonly timeout: number;
  readonly numbers: Numbers;
  readonly unverified?: true;
  readonly param?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly yes?: true;
}

const parameter = (text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('It must be name=value.');
  return { ...before, [name]: value };
};

const withTtConnection = (command: Command): Command => {
  command.option('--environment <name>', 'uat, live or sim, or the name in the path');
  for (const [flags, about] of FILES) command.option(flags, about);
  return command
    .option('--plan <name>', 'what TT sold: free, low, medium or high')
    .addOption(new Option('--timeout <seconds>', 'how long a call may take').default(60).argParser(wholeNumber(1, 3_600)))
    .addOption(numbersOption())
    .option('--simulator', 'a simulated server in this process instead')
    .addOption(seedOption());
};

const KNOWN = { shape: '', exists: ', fields not public', guess: ', path guessed' } as const;

const knownOf = ({ endpoint }: Operation): string => KNOWN[knowledgeOf(endpoint)];

const addOperation = (service: Command, operation: Operation, perform: Perform): void => {
  const { endpoint, name, path, query, isWrite, takesBody, isOpen } = operation;
  const command = service
    .command(name)
    .summary(`${partsOf(endpoint).verb}${knownOf(operation)}`)
    .description(`${endpoint.call}${knownOf(operation)}`);
  for (const parameterName of path) command.argument(`<${parameterName}>`);
  for (const parameterName of query)
    command.addOption(new Option(`--${parameterName} <value>`).makeOptionMandatory(endpoint.needs?.includes(parameterName) === true));
  if (isOpen) command.addOption(new Option('--param <name=value>', 'any parameter; may be said again').argParser(parameter));
  if (takesBody) command.option('--body <json>', 'what is sent: JSON, @FILE, or - for standard input');
  if (isWrite) {
    command.option('-y, --yes', 'send without asking');
    if (knowledgeOf(endpoint) === 'guess') command.option('--unverified', 'send to a path that is only guessed');
  }
  withOutput(withTtConnection(command)).action(async () => {
    const { tt } = await import('../use/tt.js');
    const flags = command.opts<TtFlags & Readonly<Record<string, unknown>>>();
    const named = Object.fromEntries(query.flatMap((key) => (typeof flags[key] === 'string' ? [[key, flags[key]]] : [])));
    await perform((desk) => tt(operation, command.args, { ...flags, query: { ...named, ...flags.param } }, desk));
  });
};

/** Adds every service with its operations. */
export const addTt = (rxtt: Command, perform: Perform): void => {
  const tt = rxtt.command('tt').description('every endpoint of the TT REST API').addHelpText('after', TT_MORE);
  const all = operations();
  for (const [service, about] of Object.values(SERVICES)) {
    const command = tt
      .command(service)
      .description(about)
      .configureHelp({ subcommandTerm: (operation) => operation.name(), minWidthToWrap: 20 }); // long names, and what each takes its own help says
    for (const operation of all) if (operation.service === service) addOperation(command, operation, perform);
  }
};
