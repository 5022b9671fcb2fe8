// A TT REST client from options and settings: of TT itself, or of the simulator in this process. `rxtt tt` begins here.

import { simulatedTtRest } from '../../simulator/index.js';
import { environments, plans, type TtEnvironment, type TtRestOptions } from '../../tt-rest/index.js';
import type { Desk } from '../desk.js';
import { usageError } from '../exit.js';
import type { Numbers } from './money.js';
import { needed, settingsOf, type Settings, type SettingsFiles } from './settings.js';

/** What the user of the command chose. */
export interface TtConnectOptions extends SettingsFiles {
  readonly environment?: string;
  readonly plan?: string;
  readonly simulator?: boolean;
  readonly seed: number;
  /** Seconds a call may take. */
  readonly timeout: number;
  readonly numbers: Numbers;
  readonly unverified?: boolean;
}

type Address = Pick<TtRestOptions, 'environment' | 'apiSecret' | 'plan' | 'fetch' | 'appName' | 'companyName'>;

const NAME = 'rxtt';

const isKnown = (name: string): name is keyof typeof environments => Object.hasOwn(environments, name);

const environmentOf = (name: string, { TT_BASE_URL: baseUrl }: Settings): TtEnvironment => {
  const known = isKnown(name) ? environments[name] : { name, baseUrl: environments.uat.baseUrl };
  return baseUrl === undefined ? known : { name: known.name, baseUrl };
};

const planOf = (plan: string | undefined): keyof typeof plans => {
  const name = plan ?? 'free';
  const known = Object.keys(plans).find((one): one is keyof typeof plans => one === name);
  if (known === undefined) throw usageError(`no plan of TT is called ${name}: take ${Object.keys(plans).join(', ')}`);
  return known;
};

/** TT's largest plan, so that what is tried is quick. */
const SIMULATED_PLAN = 'high';

const simulated = ({ environment = 'uat', seed }: TtConnectOptions): Address => {
  const server = simulatedTtRest({ seed, plan: SIMULATED_PLAN, environment: isKnown(environment) ? environments[environment].name : environment });
  return { environment: server.environment, apiSecret: server.apiSecret, fetch: server.fetch, plan: SIMULATED_PLAN, appName: NAME, companyName: NAME };
};

const real = (options: TtConnectOptions, { env }: Desk): Address => {
  const settings = settingsOf(env, options);
  const { TT_API_SECRET } = needed(settings, ['TT_API_SECRET']);
  const environment = options.environment ?? needed(settings, ['TT_ENVIRONMENT']).TT_ENVIRONMENT;
  return {
    environment: environmentOf(environment, settings),
    apiSecret: TT_API_SECRET,
    plan: planOf(options.plan ?? settings.TT_PLAN),
    appName: settings.TT_APP_NAME ?? NAME,
    companyName: settings.TT_COMPANY_NAME ?? NAME,
  };
};

/** The options of a client. Throws what is wrong with the settings. */
export const ttOptions = (options: TtConnectOptions, desk: Desk): TtRestOptions => ({
  ...(options.simulator === true ? simulated(options) : real(options, desk)),
  requestTimeout: options.timeout * 1000,
  unverified: options.unverified === true,
});
