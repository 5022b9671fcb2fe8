// TT's endpoints of ttledger: what was ordered and filled. services/ledger calls them.

import type { Endpoint } from '../endpoint.js';

export const getFills: Endpoint = {
  name: 'getFills',
  call: 'GET ttledger/fills',
  query: ['accountId', 'minTimestamp', 'maxTimestamp', 'orderId', 'productId', 'includeOTC'],
  key: 'fills',
  gives: 'list',
  paging: 'minTimestamp',
  known: 'documented shape',
};
export const getOrderData: Endpoint = { name: 'getOrderData', call: 'GET ttledger/orderdata', key: 'orderData', gives: 'tables', known: 'documented shape' };
export const getOrders: Endpoint = {
  name: 'getOrders',
  call: 'GET ttledger/orders',
  query: ['accounts'],
  key: 'orders',
  gives: 'list',
  known: 'documented shape',
};
export const getOrder: Endpoint = { name: 'getOrder', call: 'GET ttledger/orders/{orderId}', key: 'orders', gives: 'one', known: 'documented shape' };
export const getPositionModifications: Endpoint = {
  name: 'getPositionModifications',
  call: 'GET ttledger/positionmodifications',
  query: ['accountId', 'minTimestamp', 'maxTimestamp', 'orderId', 'productId'],
  key: 'positionModifications',
  gives: 'list',
  paging: 'unknown',
  known: 'documented shape',
};
export const getTcrFills: Endpoint = {
  name: 'getTcrFills',
  call: 'GET ttledger/tcrfills',
  query: ['accountId', 'minTimestamp', 'maxTimestamp', 'orderId', 'productId'],
  key: 'fills',
  gives: 'list',
  paging: 'minTimestamp',
  known: 'documented shape',
};
export const getTradingAccountFills: Endpoint = {
  name: 'getTradingAccountFills',
  call: 'GET ttledger/tradingaccountfills',
  query: ['accountId', 'minTimestamp', 'maxTimestamp', 'orderId', 'productId'],
  key: 'fills',
  gives: 'list',
  paging: 'minTimestamp',
  known: 'documented shape',
};
