// The limits an account states about itself. The account model holds them, the client's throttle obeys them.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { list, whole } from '../../codec/values.js';
import { throttlingMethod, throttlingProtocol } from './enums.js';

/** Reads the limit of one kind of request. */
export const methodThrottling = record(
  'MethodThrottling',
  {
    /** The bucket the request is counted in. */
    Method: throttlingMethod,
  },
  {
    /** Requests a second. */
    RequestsPerSecond: whole,
    /** Requests under way at once. */
    ConcurrentRequestCount: whole,
  },
);

/** The limit of one kind of request, beside the limits of its protocol. Source: the server's own DTO. */
export interface MethodThrottling extends t.TypeOf<typeof methodThrottling> {}

/** Reads the limits of one protocol. */
export const throttling = record(
  'Throttling',
  {
    /** The door the limits are for; `All` or `WebSockets` concern this library. */
    Protocol: throttlingProtocol,
  },
  {
    /** Sessions at once. */
    SessionsPerAccount: whole,
    /** Requests a second, all kinds together. */
    RequestsPerSecond: whole,
    /** Requests under way at once. */
    ConcurrentRequestCount: whole,
    /** Limits of single kinds of request. */
    ThrottlingMethods: list(methodThrottling),
  },
);

/** The limits of one protocol. Source: the server's own DTO. */
export interface Throttling extends t.TypeOf<typeof throttling> {}
