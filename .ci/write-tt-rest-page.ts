// Writes docs/protocol/tt-rest.md anew, after an endpoint was changed. spec/docs/tt-rest.spec.ts says when that is due.

import { writeFileSync } from 'node:fs';
import { ttRestPage } from '../spec/docs/tt-rest-page.js';

writeFileSync(new URL('../docs/protocol/tt-rest.md', import.meta.url), await ttRestPage());
