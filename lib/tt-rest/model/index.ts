// The models of the TT REST API: their types, and the codecs that read them. Re-exports only.

export * from './account.js';
export * from './algo.js';
export * from './backtest.js';
export * from './fill.js';
export * from './instrument.js';
export * from './json-record.js';
export * from './market.js';
export * from './order.js';
export * from './order-tag.js';
export * from './position.js';
export * from './product.js';
export * from './risk-limits.js';
export * from './tables.js';
export * from './user.js';
