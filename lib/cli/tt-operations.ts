// TT's endpoints as commands: the name of each, and what its values are. commands/tt declares them of this, use/tt carries them out, docs/command.md lists them.

import { partsOf, pathParameters, type Endpoint, type Service } from '../tt-rest/endpoint.js';
import type { TtRest } from '../tt-rest/index.js';
import { endpoints } from '../tt-rest/endpoints/all.js';

/** The name of a service, as the client's. */
export type ServiceName = Exclude<keyof TtRest, 'state$' | 'withNames'>;

/** What each service has. */
export const SERVICES: Readonly<Record<Service, readonly [name: ServiceName, about: string]>> = {
  ttid: ['id', 'the app key'],
  ttpds: ['pds', 'markets, products, instruments, algos, rates'],
  ttledger: ['ledger', 'orders and fills'],
  ttmonitor: ['monitor', 'positions, start of day, credit'],
  ttsetup: ['setup', 'margins, order tags, connections, reports'],
  ttuser: ['user', 'users, their accounts, their limits'],
  ttaccount: ['account', 'accounts, their limits, their users'],
  ttgroup: ['group', 'risk groups and user groups'],
  ttbacktest: ['backtest', 'backtests of ADL algos'],
};

/** An endpoint as a command. */
export interface Operation {
  readonly endpoint: Endpoint;
  readonly service: ServiceName;
  /** The client's own name for it: `fills` for getFills. */
  readonly name: string;
  /** What comes after the name, in order. */
  readonly path: readonly string[];
  readonly query: readonly string[];
  /** Whether it takes a body. */
  readonly isWrite: boolean;
  readonly takesBody: boolean;
  /** Its parameters are not documented: anything may be asked. */
  readonly isOpen: boolean;
}

const nameOf = ({ name }: Endpoint): string => {
  const bare = name.replace(/^get/, '');
  return bare.charAt(0).toLowerCase() + bare.slice(1);
};

/** Deeds that are about something in their path, and nothing else. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(['createToken', 'stopBacktest', 'deleteBacktest']);

const operationOf = (endpoint: Endpoint): Operation => {
  const { verb, service } = partsOf(endpoint);
  const isWrite = verb !== 'GET' && endpoint.name !== 'createToken';
  return {
    endpoint,
    service: SERVICES[service][0],
    name: nameOf(endpoint),
    path: pathParameters(endpoint),
    query: endpoint.query ?? [],
    isWrite,
    takesBody: isWrite && !WITHOUT_BODY.has(endpoint.name),
    isOpen: verb === 'GET' && endpoint.gives === 'open',
  };
};

/** Every endpoint of TT as a command. */
export const operations = (): readonly Operation[] => endpoints.map(operationOf);

/** `tt fills` as `tt ledger fills`: no two services share a name. What is a service's own name too (`account`, `user`, `backtest`) stays that of the service. */
export const withService = (args: readonly string[]): readonly string[] => {
  const [command, name, ...rest] = args;
  if (command !== 'tt' || name === undefined || Object.values(SERVICES).some(([service]) => service === name)) return args;
  const operation = operations().find((one) => one.name === name);
  return operation === undefined ? args : [command, operation.service, name, ...rest];
};
