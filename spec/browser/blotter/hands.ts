// What a user of the Angular example does and looks for, a function each. Its specs call them.

import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import type { Stage } from './stage.js';

/** The newest command. */
export const newest = ({ page }: Stage): Locator => page.locator('app-command-card').first();

/** Waits until the newest command's verdict has this word. */
export const becomes = async (stage: Stage, word: string): Promise<void> => {
  await newest(stage).locator('.word').getByText(word, { exact: true }).waitFor();
};

/** Goes to a tab. */
export const open = async ({ page }: Stage, view: string): Promise<void> => {
  await page.getByRole('tab', { name: view }).click();
  await page.getByRole('tabpanel', { name: view }).waitFor();
};

/** Fills in the ticket; fields by the vendor's names. */
export const ticket = async ({ page }: Stage, type: string, fields: Readonly<Record<string, string>>): Promise<void> => {
  await page.getByRole('radio', { name: type, exact: true }).check();
  for (const [name, text] of Object.entries(fields)) await page.locator(`#ticket-${name}`).fill(text);
};

/** Sends what is in the ticket. */
export const send = async ({ page }: Stage): Promise<void> => {
  await page.locator('app-ticket button[type=submit]').click();
};

/** The rows of a table that show all these texts. */
export const rows = ({ page }: Stage, table: string, ...texts: readonly string[]): Locator =>
  texts.reduce((found, hasText) => found.filter({ hasText }), page.getByRole('table', { name: table }).getByRole('row'));

/** Presses a button that asks once more before it acts. */
export const confirm = async (row: Locator, word: RegExp): Promise<void> => {
  await row.getByRole('button', { name: word }).click();
  await row.getByRole('button', { name: /^Confirm/ }).click();
};

/** Waits, five seconds at most, until something holds. */
export const soon = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 100 && !(await holds()); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await holds()).to.equal(true);
};
