// rxtt: the names both domains share. Re-exports only.

export * from './base/errors.js';
export * from './base/secret.js';
export type * from './base/web-socket.js';
export type { Id } from './base/ids.js';
export * from './codec/numeric.js';
