// ttmonitor: positions, start of day, credit, fills entered by hand.

import Big from 'big.js';
import { accountOf, bodyRecords, instrumentOf, memberNumber, memberText, neededText, pathText, queryList, queryText } from '../ask.js';
import { paged } from '../paging.js';
import { badRequest, failed } from '../refusal.js';
import type { Call, Handler, Service } from '../route.js';
import { nanosOf, tradeDateOf } from '../world/calendar.js';
import type { Account } from '../world/company.js';
import { randomOf } from '../../ticktrader/random.js';
import { executed, orderId } from '../world/fills.js';
import type { Position } from '../world/positions.js';
import type { World } from '../world/world.js';
import { fillView } from './ledger-views.js';
import { creditView, positionView, sodView, sumView, type Group } from './monitor-views.js';

/** The accounts of `accountIds`, or all. The singular `accountId` is ignored, as the real server does. Unknown accounts hold nothing. */
const accountsOf = ({ company }: World, call: Call): readonly Account[] =>
  queryList(call, 'accountIds')?.flatMap((id) => company.account(id) ?? []) ?? company.accounts;

const held = (world: World, accounts: readonly Account[], spreads = false): readonly Position[] => {
  const now = world.now();
  return accounts.flatMap((account) => world.holdings.positions(account, now, spreads));
};

const isOn = (call: Call, name: string): boolean => {
  const text = queryText(call, name) ?? '0';
  if (text !== '0' && text !== '1') throw badRequest(`Invalid value for parameter: ${name}`);
  return text === '1';
};

/** `scaleQty` is checked and changes nothing: no product of this world is shown in flow. */
const getPositions: Handler = (world, call) => {
  isOn(call, 'scaleQty');
  const positions = held(world, accountsOf(world, call), isOn(call, 'includeSpreadPositions'));
  return paged(world, call, 'positions', positions, (position) => positionView(world, position));
};

const getPositionsForAccount: Handler = (world, call) => {
  isOn(call, 'scaleQty');
  return paged(world, call, 'positions', held(world, [accountOf(world, pathText(call, 'accountId'))]), (position) => positionView(world, position));
};

/** Sums of positions, an account and a product or family each. */
const sums =
  (group: Group, accounts: (world: World, call: Call) => readonly Account[]): Handler =>
  (world, call) => {
    isOn(call, 'scaleQty');
    const found = new Map<string, Position[]>();
    for (const position of held(world, accounts(world, call))) {
      const key = `${String(position.account.id)} ${position.instrument.product[group]}`;
      found.set(key, [...(found.get(key) ?? []), position]);
    }
    return { positions: [...found.values()].map((positions) => sumView(world, group, positions)) };
  };

const oneAccount = (world: World, call: Call): readonly Account[] => [accountOf(world, pathText(call, 'accountId'))];

const getSod: Handler = (world, call) => {
  const records = world.holdings.startOfDay(accountOf(world, pathText(call, 'accountId')), world.now());
  return paged(world, call, 'sod', records, (record) => sodView(world, record));
};

const getCreditUtilization: Handler = (world, call) => {
  const account = accountOf(world, neededText(call, 'accountId'));
  const withProducts = ['1', 'true'].includes(queryText(call, 'includeProductPos') ?? '');
  const limit = world.shelf.read('limits', String(account.id))['creditLimit'];
  return paged(world, call, 'creditUtilization', [account], () => creditView(world, account, held(world, [account]), { withProducts, limit }));
};

/** Books a fill by hand, under the names a fill itself bears; TT's own body is not known. It moves the position at once. */
const addAdminFill: Handler = (world, call) => {
  const fills = bodyRecords(call).map((record) => {
    const account = accountOf(world, memberText(record, 'accountId'));
    const instrument = instrumentOf(world, memberText(record, 'instrumentId'));
    const [side, quantity] = [memberNumber(record, 'side'), memberNumber(record, 'lastQty')];
    const price = memberNumber(record, 'lastPx');
    if (side !== 1 && side !== 2) throw badRequest('Missing or invalid field: side');
    if (!(quantity > 0)) throw badRequest('Missing or invalid field: lastQty');
    if (instrument.legs !== undefined) throw badRequest('A spread is entered leg by leg');
    return { account, instrument, side, part: { stamp: nanosOf(world.now()), quantity, price: new Big(price) } } as const;
  });
  const random = randomOf(world.settings.seed, `manual ${String(world.fills().all().length)}`);
  const [user] = world.company.users;
  const booked = fills.flatMap(({ part, ...facts }) =>
    executed(random, { id: orderId(random), user, ...facts, isExternal: false, isManual: true }, tradeDateOf(world.now()), [part]),
  );
  world.fills().append(booked);
  return { fills: booked.map((fill) => fillView(world, fill)) };
};

const createSodUpload: Handler = (world, { origin }) => {
  const batchId = String(world.shelf.ids('sod upload').length + 1).padStart(8, '0');
  world.shelf.merge('sod upload', batchId, { uploadStatus: 'PENDING' });
  return { batchId, url: `${origin}/soduploads/${batchId}` };
};

const getSodUploadStatus: Handler = ({ shelf }, call) => {
  const batchId = pathText(call, 'batchId');
  if (!shelf.ids('sod upload').includes(batchId)) throw failed('Batch not found');
  return shelf.read('sod upload', batchId, { batchId });
};

/** The endpoints of ttmonitor. */
export const ttmonitor: Service = [
  { operation: 'addAdminFill', verb: 'POST', path: '/adminfill', answer: addAdminFill },
  { operation: 'getCreditUtilization', verb: 'GET', path: '/creditutilization', answer: getCreditUtilization },
  { operation: 'getPositions', verb: 'GET', path: '/position', answer: getPositions },
  { operation: 'getPositionsForAccount', verb: 'GET', path: '/position/{accountId}', answer: getPositionsForAccount },
  { operation: 'getProductFamilyPositions', verb: 'GET', path: '/productfamilyposition', answer: sums('familyId', accountsOf) },
  { operation: 'getProductFamilyPositionsForAccount', verb: 'GET', path: '/productfamilyposition/{accountId}', answer: sums('familyId', oneAccount) },
  { operation: 'getProductPositions', verb: 'GET', path: '/productposition', answer: sums('id', accountsOf) },
  { operation: 'getProductPositionsForAccount', verb: 'GET', path: '/productposition/{accountId}', answer: sums('id', oneAccount) },
  { operation: 'getSod', verb: 'GET', path: '/sod/{accountId}', answer: getSod },
  { operation: 'createSodUpload', verb: 'POST', path: '/sod/upload', answer: createSodUpload },
  { operation: 'getSodUploadStatus', verb: 'GET', path: '/sod/upload/{batchId}', answer: getSodUploadStatus },
];
