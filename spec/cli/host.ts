// A process to run commands in: two streams that remember, signals to send. Specs of run and program use it.

import { EventEmitter } from 'node:events';
import type { Host } from '../../lib/cli/run.js';
import type { Surroundings } from '../../lib/cli/terminal/screen.js';

/** A stream that keeps what is written. */
export class Recorder extends EventEmitter {
  readonly isTTY = false;
  text = '';

  write(text: string): boolean {
    this.text += text;
    return true;
  }
}

/** A process that is none. */
export class FakeHost extends EventEmitter implements Host, Surroundings {
  readonly stdout = new Recorder();
  readonly stderr = new Recorder();
  readonly env = {};

  /** How many still listen to it. */
  get watchers(): number {
    return [this, this.stdout, this.stderr].reduce((sum, emitter) => sum + emitter.eventNames().length, 0);
  }
}
