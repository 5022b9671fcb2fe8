// The models of TickTrader: their types, and the codecs that read them. Re-exports only.

export * from './account.js';
export * from './account-notification.js';
export * from './asset.js';
export * from './daily-snapshot.js';
export * from './dividend.js';
export * from './enums.js';
export type * from './execution-event.js';
export * from './execution-report.js';
export * from './login.js';
export * from './merger-and-acquisition.js';
export * from './page.js';
export * from './position.js';
export * from './session-info.js';
export * from './split.js';
export * from './throttling.js';
export * from './trade.js';
export * from './trade-history.js';
export * from './trade-session.js';
export * from './two-factor.js';
