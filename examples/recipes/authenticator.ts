// A service that makes its one-time passwords itself, as the app on a phone would, from the secret that the QR code held.

import { TOTP } from 'otpauth';
import { finalize } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { Secret, tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket, totpSecret } = simulatedTickTrader();

const secret = new Secret(totpSecret); // prints as <redacted>; from your secret store, not from here
const authenticator = new TOTP({ secret: secret.reveal() });

const tt = tickTrader({ url, credentials, webSocket, oneTimePassword: () => [authenticator.generate()] });

tt.state$.subscribe(({ status }) => {
  console.log(status);
});
tt.connect()
  .pipe(finalize(() => tt.close()))
  .subscribe();
