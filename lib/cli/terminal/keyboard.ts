// What somebody types at a terminal: a one-time password, which is not shown, or a yes. connect and order ask with it.

import { Observable } from 'rxjs';
import { CommandError, EXIT } from '../exit.js';
import type { Stream } from './screen.js';

/** What is needed of `process.stdin`. */
export interface Keys {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** Asks a question and emits the line that is typed. Unsubscribing gives the keys back. */
export interface Keyboard {
  /** What is typed is not shown. */
  readonly secret: (question: string) => Observable<string>;
  readonly line: (question: string) => Observable<string>;
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ERASE: readonly string[] = ['\u007f', '\b'];
const ENTER: readonly string[] = ['\r', '\n'];

const stopped = (): CommandError => new CommandError('stopped', EXIT.interrupted);

const typed = (keys: Keys, screen: Stream, question: string, isShown: boolean): Observable<string> =>
  new Observable((subscriber) => {
    let text = '';
    const echo = (shown: string): void => {
      if (isShown) screen.write(shown);
    };
    const press = (key: string): void => {
      if (key === CTRL_C || key === CTRL_D) {
        screen.write('\n');
        subscriber.error(stopped());
      } else if (ENTER.includes(key)) {
        screen.write('\n');
        subscriber.next(text);
        subscriber.complete();
      } else if (ERASE.includes(key)) {
        if (text !== '') echo('\b \b');
        text = text.slice(0, -1);
      } else if (key >= ' ') {
        text += key;
        echo(key);
      }
    };
    const listen = (typedNow: string): void => {
      for (const key of typedNow) if (!subscriber.closed) press(key);
    };
    screen.write(question);
    // raw, or the terminal itself would show each key
    keys.setRawMode?.(true);
    keys.setEncoding('utf8');
    keys.on('data', listen);
    keys.resume();
    return () => {
      keys.off('data', listen);
      keys.setRawMode?.(false);
      keys.pause();
    };
  });

/** The keyboard, where there is a terminal to ask on: at both ends, since a question nobody sees is none. */
export const keyboardOf = (keys: Keys | undefined, screen: Stream): Keyboard | undefined =>
  keys?.isTTY === true && screen.isTTY === true
    ? { secret: (question) => typed(keys, screen, question, false), line: (question) => typed(keys, screen, question, true) }
    : undefined;
