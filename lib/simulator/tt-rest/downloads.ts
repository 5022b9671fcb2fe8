// What links in answers lead to: results of backtests, and the place for a start-of-day file. Who has the link needs no key. The engine looks here first.

import type { TtAnswer, TtRequest } from './http.js';
import type { World } from './world/world.js';

const FOUND = { 'content-type': 'text/csv' };

const resultOf = ({ backtests }: World, id: string): TtAnswer | undefined => {
  const backtest = backtests.one(id);
  if (backtest === undefined || backtests.status(backtest) !== 'FINISHED') return undefined;
  return { status: 200, headers: FOUND, body: `backtestId,orders,fills,pnl\n${id},12,9,0.0\n` };
};

const upload = ({ shelf }: World, batchId: string, { body }: TtRequest): TtAnswer | undefined => {
  if (!shelf.ids('sod upload').includes(batchId)) return undefined;
  shelf.merge('sod upload', batchId, { uploadStatus: 'FINISHED', lines: body.split('\n').filter((line) => line.trim() !== '').length });
  return { status: 200, headers: FOUND, body: '' };
};

/** The answer to a request for a link of ours; undefined where it is none. */
export const download = (world: World, request: TtRequest, path: string): TtAnswer | undefined => {
  const [, place = '', id = ''] = /^\/(backtestresults|soduploads)\/(\d+)(?:\.csv)?$/.exec(path) ?? [];
  if (place === 'backtestresults' && request.method === 'GET') return resultOf(world, id);
  return place === 'soduploads' && request.method === 'PUT' ? upload(world, id, request) : undefined;
};
