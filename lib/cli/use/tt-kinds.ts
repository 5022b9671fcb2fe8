// How TT's records are shown: the columns that matter of those lists that are looked at most. Others show what their first records have.

import { fillColumns, orderColumns } from '../../sinks/parts/models.js';
import type { Endpoint } from '../../tt-rest/index.js';
import type { Kind } from '../records/kind.js';

const FILL: Kind = {
  name: 'fill',
  fields: fillColumns,
  columns: [
    'timeStamp',
    'account',
    'accountId',
    'securityDesc',
    'side',
    'lastQty',
    'lastPx',
    'marketId',
    'ordStatus',
    'multiLegReportingType',
    'instrumentId',
    'orderId',
    'recordId',
  ],
};

const KINDS: Readonly<Record<string, Kind>> = {
  getFills: FILL,
  getTcrFills: FILL,
  getTradingAccountFills: FILL,
  getOrders: {
    name: 'order',
    fields: orderColumns,
    columns: ['dateTime', 'accountName', 'accountId', 'instrumentId', 'side', 'orderQty', 'price', 'leavesQuantity', 'orderType', 'orderStatus', 'orderId'],
  },
  getPositions: {
    name: 'position',
    columns: ['accountId', 'instrumentId', 'netPosition', 'avgBuy', 'avgSell', 'pnl', 'buyFillQty', 'sellFillQty', 'sodNetPos'],
  },
  getAccounts: { name: 'account', columns: ['id', 'name', 'accountType', 'parentAccountId', 'companyId'] },
};

/** How the records of an endpoint are shown. */
export const ttKind = ({ name, gives }: Endpoint): Kind => {
  const known = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  return known ?? (gives === 'list' ? { name: 'record' } : { name: 'record', isSingle: true });
};
