// rxtt: the names both domains share. Re-exports only.

export * from './base/errors.js';
export * from './base/probe.js';
export * from './base/secret.js';
export type * from './base/journal.js';
export type { ListUpdate } from './base/list-update.js';
export type * from './base/outcome.js';
export type * from './base/web-socket.js';
export type { Id, Random } from './base/ids.js';
export * from './codec/numeric.js';
export type { Open } from './codec/values.js';
export type { ReconnectPolicy } from './session/backoff.js';
export type * from './session/state.js';
export { eachPage, type Cursor, type Page } from './request/pages.js';
export type { ThrottlePolicy } from './request/throttle.js';
