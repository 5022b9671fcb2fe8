// The market's own life: prices that move by themselves while somebody is connected. The engine starts it.

import { marketMoved } from './market.js';
import { oneOf, randomOf } from './random.js';
import type { World } from './world.js';

/** The shortest pause between two ticks, in ms. */
const SHORTEST = 1;
/** How far, in ms, ticks may lag behind and still be made up for: a busy machine shall not thin them out. */
const CATCH_UP = 50;

/** One symbol at a time moves, as far as it would since its turn came last. */
export const tickForever = (world: World): void => {
  const { ticksPerSecond, seed } = world.settings;
  const [first, ...rest] = world.symbols.values();
  if (!(ticksPerSecond > 0) || first === undefined) return;
  const random = randomOf(seed, 'ticks');
  const pause = Math.max(SHORTEST, 1000 / ticksPerSecond);

  const tick = (): void => {
    if (!world.hours.isOpen) return;
    const symbol = oneOf(random, [first, ...rest]);
    world.prices.step(symbol, pause * world.symbols.size);
    marketMoved(world, symbol);
  };
  const plan = (due: number): void => {
    world.at(due, () => {
      tick();
      // After a sleep it goes on from now: what was missed is not made up for.
      plan(Math.max(due + pause, world.now() - CATCH_UP));
    });
  };
  plan(world.now() + pause);
};
