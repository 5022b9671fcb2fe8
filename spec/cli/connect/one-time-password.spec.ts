// Where one-time passwords come from.

import { expect } from 'chai';
import { firstValueFrom, from, of, type ObservableInput } from 'rxjs';
import { TOTP } from 'otpauth';
import { oneTimePassword } from '../../../lib/cli/connect/one-time-password.js';
import { EXIT, exitOf } from '../../../lib/cli/exit.js';
import type { Keyboard } from '../../../lib/cli/terminal/keyboard.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const asked: string[] = [];
const keyboard: Keyboard = {
  secret: (question) => {
    asked.push(question);
    return of('654321');
  },
  line: () => of(''),
};
const first = (input: ObservableInput<string>): Promise<string> => firstValueFrom(from(input));

describe('cli/connect/one-time-password', () => {
  it('makes them of the secret of an authenticator', async () => {
    expect(await first(oneTimePassword({ RXTT_TOTP_SECRET: SECRET }, keyboard)())).to.equal(new TOTP({ secret: SECRET }).generate());
  });

  it('says what is wrong with such a secret without it', () => {
    expect(() => oneTimePassword({ RXTT_TOTP_SECRET: 'hunter-189' }, undefined)).to.throw('RXTT_TOTP_SECRET is no base32 text');
  });

  it('takes the one of the environment once, then asks', async () => {
    const source = oneTimePassword({ RXTT_OTP: '123456' }, keyboard);

    expect([await first(source()), await first(source())]).to.deep.equal(['123456', '654321']);
    expect(asked).to.deep.equal(['One-time password: ']);
  });

  it('does not wait for another where nobody can be asked', async () => {
    const source = oneTimePassword({ RXTT_OTP: '123456' }, undefined);
    await first(source());
    const second = await first(source()).catch((error: unknown) => error);

    expect(String(second)).to.include('another one-time password than RXTT_OTP');
  });

  it('says where to put one where there is none', async () => {
    const absent = await first(oneTimePassword({}, undefined)()).catch((error: unknown) => error);

    expect(String(absent)).to.match(/the server wants a one-time password: put it into RXTT_OTP, or .* RXTT_TOTP_SECRET, /);
    expect(exitOf(absent)).to.equal(EXIT.login);
  });
});
