// ttid: tokens, the use of the key, users from outside.

import { bodyRecords } from '../ask.js';
import { Refusal } from '../refusal.js';
import type { Handler, Service } from '../route.js';

/** The form is read whatever Content-Type says, as the real server does: its own samples send the wrong one. */
const createToken: Handler = ({ settings }, { text, door }) => {
  const form = new URLSearchParams(text);
  const refuse = (words: string): Refusal => new Refusal(401, { status: 'Fail', status_message: words });
  if (form.get('grant_type') !== 'user_app') throw refuse('Invalid grant_type');
  if (form.get('app_key') !== settings.apiSecret) throw refuse('Invalid app_key');
  return { access_token: door.tokens.issue(), token_type: 'bearer', seconds_until_expiry: settings.tokenLife };
};

const getKeyUsage: Handler = ({ settings: { limits } }, { door }) => ({
  keyUsage: { requestsToday: door.rate.today(), requestsPerDay: limits?.perDay, requestsPerSecond: limits?.perSecond },
});

const getHealthCheckStatus: Handler = ({ settings, now }) => ({ healthCheckStatus: { environment: settings.environment, healthy: true, time: now() } });

const provisionUsers: Handler = ({ company, shelf }, call) => {
  const users = bodyRecords(call).map((record) => {
    const id = company.nextId();
    const user = { id, alias: `USER${String(id)}`, firstName: 'Provisioned', lastName: String(id), email: `user${String(id)}@example.com` };
    company.users.push(user);
    shelf.merge('user', String(id), record);
    return { ...user, ...record, id };
  });
  return { users };
};

/** The endpoints of ttid. */
export const ttid: Service = [
  { operation: 'createToken', verb: 'POST', path: '/token', answer: createToken },
  { operation: 'getKeyUsage', verb: 'GET', path: '/keyusage', answer: getKeyUsage },
  { operation: 'getHealthCheckStatus', verb: 'GET', path: '/healthcheckstatus', answer: getHealthCheckStatus },
  { operation: 'provisionUsers', verb: 'POST', path: '/usersprovision', answer: provisionUsers },
];
