// rxtt/angular: the clients as Angular services. Re-exports only.

export { provideRxtt, type RxttConfig, type RxttFeature } from './provide.js';
export { withRemoteSigner } from './signer.js';
export { withTickTrader, type AppCredentials, type AppTickTraderOptions } from './tick-trader.js';
export { injectTickTrader, injectTtRest, TICK_TRADER, TT_REST } from './tokens.js';
export { withTtRest } from './tt-rest.js';
