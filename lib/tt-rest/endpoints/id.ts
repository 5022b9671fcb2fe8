// TT's endpoints of ttid: who may ask, and how much was asked. token and services/id call them.

import type { Endpoint } from '../endpoint.js';

export const createToken: Endpoint = { name: 'createToken', call: 'POST ttid/token', gives: 'one', known: 'documented shape' };
export const getKeyUsage: Endpoint = { name: 'getKeyUsage', call: 'GET ttid/keyusage', gives: 'open', known: 'documented exists' };
export const getHealthCheckStatus: Endpoint = { name: 'getHealthCheckStatus', call: 'GET ttid/healthcheckstatus', gives: 'open', known: 'documented exists' };
export const provisionUsers: Endpoint = { name: 'provisionUsers', call: 'POST ttid/usersprovision', gives: 'open', known: 'documented exists' };
