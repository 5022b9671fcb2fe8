// A process to run commands in: streams that remember, signals to send, somebody who types. Specs of the command use it.

import { EventEmitter } from 'node:events';
import { program } from '../../lib/cli/program.js';
import type { Host } from '../../lib/cli/run.js';
import type { Keys } from '../../lib/cli/terminal/keyboard.js';
import type { Surroundings } from '../../lib/cli/terminal/screen.js';

/** A stream that keeps what is written. */
export class Recorder extends EventEmitter {
  readonly isTTY: boolean;
  readonly columns: number;
  text = '';

  constructor(isTTY = false, columns = 80) {
    super();
    this.isTTY = isTTY;
    this.columns = columns;
  }

  write(text: string, written?: () => void): boolean {
    this.text += text;
    this.emit('written');
    written?.();
    return true;
  }
}

/** A keyboard: what is typed comes when it is asked for. */
export class Typist extends EventEmitter implements Keys {
  readonly isTTY = true;
  /** Whether keys come one by one, unseen by the terminal. */
  isRaw = false;
  readonly #lines: string[];

  constructor(...lines: readonly string[]) {
    super();
    this.#lines = [...lines];
  }

  setRawMode(raw: boolean): void {
    this.isRaw = raw;
  }

  setEncoding(): void {
    // text comes as text
  }

  resume(): void {
    const line = this.#lines.shift();
    if (line !== undefined) setTimeout(() => this.emit('data', line), 1);
  }

  pause(): void {
    // nobody waits
  }
}

/** How a process that is none shall be. */
export interface HostOptions {
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Typist;
}

/** A process that is none. */
export class FakeHost extends EventEmitter implements Host, Surroundings {
  readonly stdout: Recorder;
  readonly stderr: Recorder;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: Typist;

  constructor({ isTerminal = false, columns = 80, env = {}, stdin }: HostOptions = {}) {
    super();
    this.stdout = new Recorder(isTerminal, columns);
    this.stderr = new Recorder(isTerminal, columns);
    this.env = { NO_COLOR: '1', ...env };
    if (stdin !== undefined) this.stdin = stdin;
  }

  /** How many still listen to it. */
  get watchers(): number {
    return [this, this.stdout, this.stderr].reduce((sum, emitter) => sum + emitter.eventNames().length, 0);
  }
}

/** What a call came to. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command in this process. */
export const called = async (args: readonly string[], options: HostOptions = {}): Promise<Called> => {
  const host = new FakeHost(options);
  const code = await program(args, host);
  return { code, out: host.stdout.text, err: host.stderr.text };
};

/** The records of NDJSON. */
export const recordsOf = (text: string): readonly Readonly<Record<string, unknown>>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
