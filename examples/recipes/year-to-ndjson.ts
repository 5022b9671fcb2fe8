// A year of history into a file, a record a line. The file bears its name once it is complete.

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finalize, last } from 'rxjs';
import { toNdjson } from 'rxtt/ndjson';
import { simulatedTickTrader } from 'rxtt/simulator';
import { asString, tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket } = simulatedTickTrader({ twoFactor: false, history: { days: 365, records: 1_500 } });
const tt = tickTrader({ url, credentials, webSocket, numeric: asString }); // money as the server wrote it, digit for digit
const file = join(mkdtempSync(join(tmpdir(), 'history-')), 'history.ndjson');

// Lazy: the next page is asked for when the records of this one are in the file.
tt.tradeHistory({ from: Date.now() - 365 * 86_400_000 })
  .pipe(
    toNdjson(file),
    last(),
    finalize(() => tt.close()),
  )
  .subscribe(({ rows }) => {
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    console.log('a line for each record:', lines.length === rows && rows > 1_400);
    console.log(
      'the first one:',
      Object.keys(JSON.parse(lines[0] ?? '{}') as object)
        .slice(0, 3)
        .join(', '),
      '...',
    );
  });
