// rxtt/testing: what users' tests and ours share. Re-exports only.

export * from './virtual-clock.js';
export * from './marbles.js';
export * from './reports.js';
export { platformWebSocket, record } from './recording.js';
export { replay, type ReplayOptions } from './replay.js';
export { tapeStart, type TapeLine } from './tape-line.js';
export { startFaultProxy, type FaultProxyOptions, type RunningProxy } from './proxy.js';
export type { ProxyDeed, ProxyFaults, ProxyWay } from './proxy-connection.js';
export { faultKinds } from '../simulator/ticktrader/fault-script.js';
export type * from '../simulator/ticktrader/fault-script.js';
