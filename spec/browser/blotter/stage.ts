// A user before the desk: the built example, its pages and its simulated server on loopback, and a browser that keeps a log. blotter.spec plays on it.

import { mkdirSync } from 'node:fs';
import { lastValueFrom, Subscription, toArray, type Observable } from 'rxjs';
import type { Browser, Page } from 'playwright-core';
import { built } from '../../../examples/angular-blotter/serve/build.js';
import { served } from '../../../examples/angular-blotter/serve/pages.js';
import { robot } from '../../../examples/angular-blotter/serve/robot.js';
import { startTickTraderSimulator, type RunningTickTrader, type SimulatorOptions } from '../../../lib/simulator/index.js';
import { launched } from '../chromium.js';

/** Where pictures of the main states are put, for people to look at. */
const PICTURES = new URL('../../../.screenshots/', import.meta.url);

/** What a play needs. */
export interface Stage {
  readonly page: Page;
  readonly simulator: RunningTickTrader;
  /** All that stood on the console, and every error of the page. */
  readonly log: readonly string[];
  /** What `ng build` said; nothing where there was nothing to build. */
  readonly builder: string;
  /** Keeps a picture of what is shown. */
  readonly picture: (name: string) => Promise<void>;
  readonly leave: () => Promise<void>;
}

const first = <T>(running: Subscription, stream$: Observable<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    running.add(stream$.subscribe({ next: resolve, error: reject }));
  });

/** Builds what is old, starts everything, and opens the page. */
export const staged = async (options: SimulatorOptions, book: { readonly orders?: number; readonly reports?: number }): Promise<Stage> => {
  const said = await lastValueFrom(built().pipe(toArray()));
  const running = new Subscription();
  const simulator = await first(running, startTickTraderSimulator(options));
  const address = await first(running, served(simulator));
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
    builder: said.join(''),
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
  await page.waitForFunction(`document.querySelector('#webApiKey')?.value`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('One-time code').fill(simulator.oneTimePassword());
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Blotter' }).waitFor();
};
