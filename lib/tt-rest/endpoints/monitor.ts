// TT's endpoints of ttmonitor: what is held: positions, start of day, credit. services/monitor calls them.

import type { Endpoint } from '../endpoint.js';

export const addAdminFill: Endpoint = { name: 'addAdminFill', call: 'POST ttmonitor/adminfill', gives: 'open', known: 'documented exists' };
export const getCreditUtilization: Endpoint = {
  name: 'getCreditUtilization',
  call: 'GET ttmonitor/creditutilization',
  query: ['accountId', 'includeProductPos'],
  needs: ['accountId'],
  key: 'creditUtilization',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const getPositions: Endpoint = {
  name: 'getPositions',
  call: 'GET ttmonitor/position',
  query: ['accountIds', 'scaleQty', 'includeSpreadPositions'],
  key: 'positions',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const getPositionsForAccount: Endpoint = {
  name: 'getPositionsForAccount',
  call: 'GET ttmonitor/position/{accountId}',
  query: ['scaleQty'],
  key: 'positions',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const getProductFamilyPositions: Endpoint = {
  name: 'getProductFamilyPositions',
  call: 'GET ttmonitor/productfamilyposition',
  query: ['accountIds', 'scaleQty'],
  key: 'positions',
  gives: 'list',
  paging: 'unknown',
  known: 'documented shape',
};
export const getProductFamilyPositionsForAccount: Endpoint = {
  name: 'getProductFamilyPositionsForAccount',
  call: 'GET ttmonitor/productfamilyposition/{accountId}',
  query: ['scaleQty'],
  key: 'positions',
  gives: 'list',
  paging: 'unknown',
  known: 'documented shape',
};
export const getProductPositions: Endpoint = {
  name: 'getProductPositions',
  call: 'GET ttmonitor/productposition',
  query: ['accountIds', 'scaleQty'],
  key: 'positions',
  gives: 'list',
  paging: 'unknown',
  known: 'documented shape',
};
export const getProductPositionsForAccount: Endpoint = {
  name: 'getProductPositionsForAccount',
  call: 'GET ttmonitor/productposition/{accountId}',
  query: ['scaleQty'],
  key: 'positions',
  gives: 'list',
  paging: 'unknown',
  known: 'documented shape',
};
export const getSod: Endpoint = {
  name: 'getSod',
  call: 'GET ttmonitor/sod/{accountId}',
  key: 'sod',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const createSodUpload: Endpoint = { name: 'createSodUpload', call: 'POST ttmonitor/sod/upload', gives: 'open', known: 'documented exists' };
export const getSodUploadStatus: Endpoint = {
  name: 'getSodUploadStatus',
  call: 'GET ttmonitor/sod/upload/{batchId}',
  gives: 'open',
  known: 'documented exists',
};
