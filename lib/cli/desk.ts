// What every command works with: where it writes, whom it may ask, what the environment says. program sets it up.

import type { Keyboard } from './terminal/keyboard.js';
import type { Screen } from './terminal/screen.js';

/** The environment, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A command's surroundings. */
export interface Desk {
  readonly screen: Screen;
  readonly env: Environment;
  /** Absent where there is nobody to ask. */
  readonly keyboard: Keyboard | undefined;
}
