// What is measured on a page: how it is for people who cannot see it or use a mouse (axe), and how many frames it draws. As text, since it runs in the browser.

import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Every rule of axe that the page breaks, and where. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<{ violations: readonly Violation[] }>('axe.run()'); // axe's own shape
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`));
};

/** Frames a second over `milliseconds`, and the longest wait for one, in ms. */
export interface Frames {
  readonly perSecond: number;
  readonly longest: number;
}

/** Counts animation frames. */
export const frames = (page: Page, milliseconds: number): Promise<Frames> =>
  page.evaluate<Frames>(`new Promise((resolve) => {
    const stamps = [];
    const draw = (stamp) => {
      stamps.push(stamp);
      const passed = stamp - stamps[0];
      if (passed < ${String(milliseconds)}) return requestAnimationFrame(draw);
      const waits = stamps.slice(1).map((stamp, index) => stamp - stamps[index]);
      resolve({ perSecond: (waits.length / passed) * 1000, longest: Math.max(...waits) });
    };
    requestAnimationFrame(draw);
  })`);
