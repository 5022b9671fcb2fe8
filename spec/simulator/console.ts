// A console on the simulated server for specs: logs in, sends lines, hears lines. All in virtual time, without the client under test.

import { expect } from 'chai';
import { simulatedTickTrader, type InMemoryOptions } from '../../lib/simulator/index.js';
import { expectedSignature } from '../../lib/simulator/ticktrader/signature.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';

/** A frame as a spec looks at it. */
export interface Frame {
  readonly Id?: string;
  readonly Response: string;
  readonly Result?: unknown;
  readonly Error?: string;
}

/** A request without its Id. */
export type Ask = Readonly<Record<string, unknown>> & { readonly Request: string };

/** The members of `value`, whatever they are. */
export const fields = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) expect.fail(`expected an object, got ${String(value)}`);
  return value as Readonly<Record<string, unknown>>; // any object may be asked for its members
};

/** What stands at `path` in `value`, for instance `Trade.Status`. */
export const at = (value: unknown, path: string): unknown => path.split('.').reduce((found, key) => fields(found)[key], value);

/** The list at `path` in `value`. */
export const listAt = (value: unknown, path: string): readonly unknown[] => {
  const found = at(value, path);
  if (!Array.isArray(found)) expect.fail(`expected a list at ${path}`);
  return found as readonly unknown[]; // just checked
};

/** A server in virtual time. Prices stand still unless `ticksPerSecond` says otherwise. */
export const simulation = (options: InMemoryOptions = {}) => {
  const clock = virtualClock();
  const simulator = simulatedTickTrader({ ticksPerSecond: 0, ...options, scheduler: clock });

  const connect = () => {
    const socket = new simulator.webSocket(simulator.url);
    const raw: string[] = [];
    const closings: unknown[] = [];
    socket.onmessage = ({ data }) => void raw.push(String(data));
    socket.onclose = (event) => void closings.push(event);
    clock.advanceBy(5);

    /** Sends `text` as it stands and returns the frames that came by then. */
    const sendText = (text: string): readonly Frame[] => {
      const before = raw.length;
      socket.send(text);
      clock.advanceBy(5);
      return raw.slice(before).map((frame) => JSON.parse(frame) as Frame);
    };
    const send = (message: object): readonly Frame[] => sendText(JSON.stringify(message));
    let count = 0;
    const loginRequest = (changes: object = {}): object => {
      const { webApiId, webApiKey, webApiSecret } = simulator.credentials;
      const stamp = clock.now();
      const Signature = expectedSignature(String(stamp), webApiId, webApiKey, webApiSecret);
      const Params = {
        AuthType: 'HMAC',
        WebApiId: webApiId,
        WebApiKey: webApiKey,
        Timestamp: stamp,
        Signature,
        DeviceId: 'spec',
        AppSessionId: '1',
        ...changes,
      };
      return { Id: 'login', Request: 'Login', Params };
    };
    const passwordRequest = (password: string): object => ({ Id: 'code', Request: 'TwoFactor', Params: { OneTimePassword: password } });
    const login = (): readonly Frame[] => {
      const frames = send(loginRequest());
      return at(frames[0], 'Result.TwoFactorFlag') === true ? [...frames, ...send(passwordRequest(simulator.oneTimePassword()))] : frames;
    };
    /** Sends a request under a new Id, `r1`, `r2`, ..., and returns all frames it led to. */
    const ask = (message: Ask): readonly Frame[] => send({ Id: `r${String(++count)}`, ...message });
    /** The answer to a request: the last frame with its Id that is no report. */
    const answer = (message: Ask): Frame => {
      const frames = ask(message).filter(({ Id, Response }) => Id === `r${String(count)}` && Response !== 'ExecutionReport');
      expect(frames, 'one answer').to.have.length(1);
      return frames[0] ?? { Response: '' };
    };
    const result = (message: Ask): unknown => {
      const { Error: error, Result } = answer(message);
      expect(error).to.equal(undefined);
      return Result;
    };
    return { socket, raw, closings, sendText, send, login, loginRequest, passwordRequest, ask, answer, result };
  };

  /** A console that is logged in already. */
  const loggedIn = () => {
    const console = connect();
    console.login();
    return console;
  };
  return { clock, simulator, connect, loggedIn };
};

/** A market order, changed as wished. */
export const create = (params: object = {}): Ask => ({
  Request: 'TradeCreate',
  Params: { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 100000, ...params },
});

/** What frames are called, and what they refuse with. */
export const heads = (frames: readonly Frame[]): readonly string[] =>
  frames.map(({ Response, Error: error }) => (error === undefined ? Response : `${Response}: ${error}`));

/** Frames as lines of a dialogue: who is answered, event or response, and what matters of the trade. */
export const lines = (frames: readonly Frame[]): readonly string[] =>
  frames.map((frame) => {
    const head = frame.Id ?? '-';
    if (frame.Error !== undefined) return `${head} ${frame.Response}: ${frame.Error}`;
    if (frame.Response !== 'ExecutionReport') {
      const trade = fields(frame.Result)['Trade'];
      return trade === undefined ? `${head} ${frame.Response}` : `${head} ${frame.Response} ${tradeLine(trade)}`;
    }
    const { Event, Trade, Fill, Profit } = fields(frame.Result);
    const parts = [Fill === undefined ? '' : ' fill', Profit === undefined ? '' : ` profit ${String(at(Profit, 'Value'))}`];
    return `${head} ${String(Event)} ${tradeLine(Trade)}${parts.join('')}`;
  });

const tradeLine = (trade: unknown): string => {
  const { Id, Type, Status, RemainingAmount } = fields(trade);
  return `#${String(Number(Id) - 769001)} ${String(Type)} ${String(Status)} ${String(RemainingAmount)}`;
};
