/*! HMAC-SHA256 and Base64 by crypto-js 4.2.0, (c) 2009-2013 Jeff Mott, (c) 2013-2016 Evan Vosberg, MIT licence: https://github.com/brix/crypto-js */
// The one door to crypto-js, which is CommonJS only: the build inlines it here, so that neither Node nor a bundler ever meets it. sign calls it.

import base64 from 'crypto-js/enc-base64.js';
import hmacSha256 from 'crypto-js/hmac-sha256.js';

/** Base64(HMAC-SHA256(key, text)), both taken as UTF-8. */
export const hmacSha256Base64 = (text: string, key: string): string => base64.stringify(hmacSha256(text, key));
