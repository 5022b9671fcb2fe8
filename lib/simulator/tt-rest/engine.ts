// The whole server without a socket: settings and a clock in, requests in, answers out. Both doors are made of it.

import { read, type Json } from '../../codec/json.js';
import { addressOf, redirectOf, route, type Address } from './address.js';
import { checks } from './checks.js';
import { download } from './downloads.js';
import { faults, reactionTo, type ArmedFault, type TtFaults } from './faults.js';
import { jsonAnswer, type Reaction, type TtAnswer, type TtRequest } from './http.js';
import type { TtJournalEntry } from './journal.js';
import { listPace } from './lists.js';
import { settingsOf, type Settings, type TtRestSimulatorOptions } from './options.js';
import { lastPage } from './paging.js';
import { rate } from './rate.js';
import { badRequest, gateway, Refusal } from './refusal.js';
import type { Call, Match } from './route.js';
import { tokens } from './tokens.js';
import { truthOf, type TtTruth } from './truth.js';
import { worldOf, type World } from './world/world.js';
import { write, type WireRecord } from './writer.js';

/** A running server without a socket. */
export interface TtRestEngine {
  readonly settings: Settings;
  /** Answers a request, at once. */
  readonly answer: (request: TtRequest) => Reaction;
  /** Troubles on demand. */
  readonly faults: TtFaults;
  /** Every call that came, in order; it grows. */
  readonly journal: readonly TtJournalEntry[];
  /** Ends all tokens, as if the server had forgotten them. */
  readonly revokeTokens: () => void;
  /** What the world really holds, for specs to compare with what a client read. */
  readonly truth: TtTruth;
}

/** What is found out about a call on its way, for the journal. */
interface Trail {
  operation?: string;
  executed: boolean;
}

const jsonOf = (text: string) => (): Json | undefined => {
  if (text.trim() === '') return undefined;
  try {
    return read(text);
  } catch {
    throw badRequest('The body is not valid JSON');
  }
};

/** The envelope around what a handler gave. */
const enveloped = (world: World, members: WireRecord): string =>
  write({ ...('lastPage' in members ? {} : { lastPage: lastPage(world, true) }), ...members, status: 'Ok' });

const refused = ({ status, body, headers }: Refusal): TtAnswer => jsonAnswer(status, write(body), headers);

const acceptsGzip = ({ headers }: TtRequest): boolean => /\bgzip\b/.test(headers['accept-encoding'] ?? '');

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A server under `options` that lives by `clock` (ms since 1970). */
export const ttRestEngine = (options: TtRestSimulatorOptions, clock: () => number): TtRestEngine => {
  const settings = settingsOf(options);
  const now = (): number => Math.floor(clock());
  const world = worldOf(settings, now);
  const [keyHolder] = world.company.users;
  const door = { tokens: tokens(settings, { id: keyHolder.id, companyId: world.company.id }, now), rate: rate(settings, now) };
  const check = checks(settings, door.tokens);
  const pace = listPace(settings, now);
  const armed = faults();
  const journal: TtJournalEntry[] = [];

  const work = (call: Call, trail: Trail): string => {
    pace.check(call);
    const members = call.endpoint.answer(world, call);
    pace.done(call);
    trail.executed = true;
    return enveloped(world, members);
  };

  const troubled = (fault: ArmedFault, call: Call, trail: Trail): Reaction => {
    if (fault.executes) work(call, trail);
    const reaction = reactionTo(fault);
    return reaction instanceof Refusal ? refused(reaction) : reaction;
  };

  const served = (request: TtRequest, address: Address, { endpoint, params }: Match, trail: Trail): Reaction => {
    const credentials = check.credentials(request);
    const isToken = endpoint.operation === 'createToken';
    trail.operation = endpoint.operation;
    check.key(credentials);
    door.rate.count();
    const call: Call = { params, query: address.query, text: request.body, json: jsonOf(request.body), origin: address.origin, endpoint, door };
    const fault = armed.take(endpoint.operation);
    // A call that is done although its answer is lost must be one that would have been done.
    if (fault !== undefined && !fault.executes) return troubled(fault, call, trail);
    const location = redirectOf(settings, request.method, address);
    if (location !== undefined) return { status: 303, headers: { location }, body: '' };
    if (!isToken) check.token(credentials);
    check.requestId(address.query.get('requestId') ?? undefined, isToken);
    if (fault !== undefined) return troubled(fault, call, trail);
    const body = work(call, trail);
    if (bytesOf(body) > settings.largestAnswer && !acceptsGzip(request)) throw gateway(413, 'Request Too Long');
    return jsonAnswer(200, body);
  };

  const reactTo = (request: TtRequest, address: Address, trail: Trail): Reaction => {
    try {
      return (
        download(world, request, address.path) ??
        served(request, address, route(settings, request.method, address.path, 'authorization' in request.headers), trail)
      );
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  };

  return {
    settings,
    faults: armed,
    journal,
    revokeTokens: door.tokens.revoke,
    truth: truthOf(world),
    answer: (request) => {
      const address = addressOf(request.url);
      const credentials = check.credentials(request);
      const trail: Trail = { executed: false };
      const reaction = reactTo(request, address, trail);
      const { requestId, ...query } = Object.fromEntries(address.query);
      journal.push({
        seq: journal.length + 1,
        time: now(),
        method: request.method,
        path: address.path,
        ...trail,
        ...(requestId !== undefined && { requestId }),
        query,
        ...credentials,
        ...(typeof reaction === 'object' && { status: reaction.status }),
      });
      return reaction;
    },
  };
};
