// What is measured on a page: how it is for people who cannot see it or use a mouse (axe), whether its tables are in order, and how many frames it draws. As text, since it
// runs in the browser.

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

/** What is badly laid out: cells that stand in one another, rows that are higher than their place, buttons out of the window. As text, since it runs in the browser. */
export const misplaced = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`[...document.querySelectorAll('[role=row]')].flatMap((row) => {
    const cells = [...row.children].filter((cell) => cell.offsetWidth > 0);
    const boxes = cells.map((cell) => cell.getBoundingClientRect());
    const place = row.getBoundingClientRect();
    return cells.flatMap((cell, index) => {
      const [box, before] = [boxes[index], boxes[index - 1]];
      const isOver = before !== undefined && getComputedStyle(cell).position !== 'sticky' && before.right > box.left + 1;
      const isOutside = box.top < place.top - 1 || box.bottom > place.bottom + 1;
      const isCut = cell.scrollWidth > cell.clientWidth + 1;
      const isAway = cell.querySelector('button') !== null && box.right > innerWidth;
      return isOver || isOutside || isCut || isAway ? [row.innerText.replaceAll('\\n', ' ') + ': ' + cell.innerText] : [];
    });
  })`);

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
