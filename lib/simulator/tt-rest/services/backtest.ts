// ttbacktest: backtests of algos, made, watched, stopped and forgotten.

import { accountOf, bodyRecord, memberNumber, memberText, pathText } from '../ask.js';
import { badRequest, failed } from '../refusal.js';
import type { Call, Handler, Service } from '../route.js';
import { backtestView, type Backtest } from '../world/backtests.js';
import type { World } from '../world/world.js';

const DAY_SECONDS = 86_400;
const MOST_RUNS = 10;

/** A backtest over at most a day, in at most ten runs. Without instruments to replay it fails in the end. */
const createBacktest: Handler = (world, call) => {
  const request = bodyRecord(call);
  accountOf(world, memberText(request, 'accountId'));
  const algo = memberText(request, 'algoId');
  if (!world.algos().some(({ id }) => id === algo)) throw failed(`Algo not found: ${algo}`);
  const length = memberNumber(request, 'stopTime') - memberNumber(request, 'startTime');
  if (!(length > 0 && length <= DAY_SECONDS)) throw badRequest('A backtest covers at most one trading day');
  const { userParameters, replayInstruments } = request;
  if (Array.isArray(userParameters) && userParameters.length > MOST_RUNS) throw badRequest(`At most ${String(MOST_RUNS)} parameter sets`);
  const fails = !Array.isArray(replayInstruments) || replayInstruments.length === 0;
  return { backtest: backtestView(world.backtests, world.backtests.create({ request, fails })) };
};

const asked = (world: World, call: Call): Backtest => {
  const backtest = world.backtests.one(pathText(call, 'backtestId'));
  if (backtest === undefined) throw failed('Backtest not found');
  return backtest;
};

const getBacktests: Handler = ({ backtests }) => ({ backtests: backtests.all().map((backtest) => backtestView(backtests, backtest)) });
const getBacktest: Handler = (world, call) => ({ backtest: backtestView(world.backtests, asked(world, call)) });

const deleteBacktest: Handler = (world, call) => {
  world.backtests.remove(String(asked(world, call).id));
  return {};
};

const stopBacktest: Handler = (world, call) => {
  const backtest = asked(world, call);
  world.backtests.stop(backtest);
  return { backtest: backtestView(world.backtests, backtest) };
};

/** A link to the result, on this server: whoever has it needs no key. */
const getBacktestResult: Handler = (world, call) => {
  const backtest = asked(world, call);
  if (world.backtests.status(backtest) !== 'FINISHED') throw failed('The backtest has no result');
  return { url: `${call.origin}/backtestresults/${String(backtest.id)}.csv` };
};

/** The endpoints of ttbacktest. */
export const ttbacktest: Service = [
  { operation: 'createBacktest', verb: 'POST', path: '/algobacktest', answer: createBacktest },
  { operation: 'getBacktests', verb: 'GET', path: '/algobacktest', answer: getBacktests },
  { operation: 'getBacktest', verb: 'GET', path: '/algobacktest/{backtestId}', answer: getBacktest },
  { operation: 'deleteBacktest', verb: 'DELETE', path: '/algobacktest/{backtestId}', answer: deleteBacktest },
  { operation: 'stopBacktest', verb: 'POST', path: '/algobacktest/{backtestId}/stop', answer: stopBacktest },
  { operation: 'getBacktestResult', verb: 'GET', path: '/algobacktest/{backtestId}/result', answer: getBacktestResult },
];
