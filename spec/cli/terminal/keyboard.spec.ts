// What is typed.

import { expect } from 'chai';
import { firstValueFrom } from 'rxjs';
import { CommandError, EXIT } from '../../../lib/cli/exit.js';
import { keyboardOf } from '../../../lib/cli/terminal/keyboard.js';
import { Recorder, Typist } from '../host.js';

const setting = (...lines: readonly string[]) => {
  const keys = new Typist(...lines);
  const screen = new Recorder(true);
  const keyboard = keyboardOf(keys, screen);
  if (keyboard === undefined) throw new Error('no keyboard');
  return { keys, screen, keyboard };
};

describe('cli/terminal/keyboard', () => {
  it('shows a line as it is typed', async () => {
    const { screen, keyboard, keys } = setting('yes\r');

    expect(await firstValueFrom(keyboard.line('Sure? '))).to.equal('yes');
    expect([screen.text, keys.isRaw, keys.listenerCount('data')]).to.deep.equal(['Sure? yes\n', false, 0]);
  });

  it('does not show a secret', async () => {
    const { screen, keyboard } = setting('123456\n');

    expect(await firstValueFrom(keyboard.secret('Code: '))).to.equal('123456');
    expect(screen.text).to.equal('Code: \n');
  });

  it('takes back what is erased, and nothing beyond the beginning', async () => {
    const { screen, keyboard } = setting('\u007fna\u007fo\r');

    expect(await firstValueFrom(keyboard.line('? '))).to.equal('no');
    expect(screen.text).to.equal('? na\b \bo\n');
  });

  for (const key of ['\u0003', '\u0004'])
    it(`is stopped by ${JSON.stringify(key)}`, async () => {
      const { keyboard, keys } = setting(`ab${key}cd\r`);
      const error = await firstValueFrom(keyboard.secret('? ')).catch((reason: unknown) => reason);

      expect(error).to.be.instanceOf(CommandError).and.include({ exit: EXIT.interrupted });
      expect(keys.isRaw).to.equal(false);
    });

  it('is there only where both ends are a terminal', () => {
    expect(keyboardOf(undefined, new Recorder(true))).to.equal(undefined);
    expect(keyboardOf(new Typist(), new Recorder(false))).to.equal(undefined);
  });
});
