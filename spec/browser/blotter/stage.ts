// A user before the desk: the built example, its pages and its simulated server on loopback, and a browser that keeps a log. blotter.spec plays on it.

import { mkdirSync } from 'node:fs';
import { lastValueFrom, Subscription, toArray, type Observable } from 'rxjs';
import type { Browser, Page } from 'playwright-core';
import { built, isInstalled } from '../../../examples/angular-blotter/serve/build.js';
import { served, type Pages } from '../../../examples/angular-blotter/serve/pages.js';
import { robot } from '../../../examples/angular-blotter/serve/robot.js';
import { startTickTraderSimulator, type RunningTickTrader, type SimulatorOptions } from '../../../lib/simulator/index.js';
import { launched, missing } from '../chromium.js';

/** Where pictures of the main states are put, for people to look at. */
const PICTURES = new URL('../../../.screenshots/', import.meta.url);

const INSTALL = 'the packages of the example are not installed: npm ci --ignore-scripts --prefix examples/angular-blotter';

/** What keeps the example from being played, and how to get it; undefined where nothing does. */
export const lacking = missing ?? (isInstalled() ? undefined : INSTALL);

/** The first who sets the stage builds the application, ms. */
export const BUILD_TIME = 300_000;

/** What a play needs. */
export interface Stage {
  readonly page: Page;
  readonly simulator: RunningTickTrader;
  /** All that stood on the console, and every error of the page. */
  readonly log: readonly string[];
  /** Keeps a picture of what is shown. */
  readonly picture: (name: string) => Promise<void>;
  readonly leave: () => Promise<void>;
}

const first = <T>(running: Subscription, stream$: Observable<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    running.add(stream$.subscribe({ next: resolve, error: reject }));
  });

/** What is played: the server, what else trades there, and how long the client waits for what does not come. */
export interface Play {
  readonly simulator?: SimulatorOptions;
  readonly book?: { readonly orders?: number; readonly reports?: number };
  readonly patience?: Pages['patience'];
}

/** Builds what is old, without a warning, starts everything, and opens the page. */
export const staged = async ({ simulator: options = {}, book = {}, patience = {} }: Play): Promise<Stage> => {
  const said = await lastValueFrom(built().pipe(toArray()));
  if (/warning/i.test(said.join(''))) throw new Error(`The build of the example warns:\n${said.join('')}`); // whichever spec is the first
  const running = new Subscription();
  const simulator = await first(running, startTickTraderSimulator(options));
  const address = await first(running, served(simulator, { patience }));
  running.add(robot(simulator.exchange, book).subscribe());
  const browser: Browser = await launched();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark', reducedMotion: 'reduce' });
  const log: string[] = [];
  page.on('console', (message) => log.push(message.text()));
  page.on('pageerror', (error) => log.push(error.message));
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  mkdirSync(PICTURES, { recursive: true });
  return {
    page,
    simulator,
    log,
    picture: async (name) => {
      await page.screenshot({ path: new URL(`${name}.png`, PICTURES).pathname });
    },
    leave: async () => {
      await browser.close();
      running.unsubscribe();
    },
  };
};

/** Signs in with the code of the moment. */
export const signIn = async ({ page, simulator }: Stage): Promise<void> => {
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#webApiKey')?.value);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('One-time code').fill(simulator.oneTimePassword());
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Blotter' }).waitFor();
};
