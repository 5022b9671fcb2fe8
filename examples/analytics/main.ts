// A year of trading: from two servers into Parquet and DuckDB, asked in SQL, and shown on one page. `npm run example:analytics`

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { concat, lastValueFrom, tap, toArray } from 'rxjs';
import { checksOf } from './checks.js';
import { openPlace } from './database.js';
import { answersOf } from './questions.js';
import { page } from './report/page.js';
import { settingsOf } from './settings.js';
import { gatherTickTrader } from './tick-trader.js';
import { transcript } from './transcript.js';
import { gatherTtRest } from './tt-rest.js';

const settings = settingsOf(process.env);
const place = await openPlace(settings.out);
const { say, gathered, checked } = transcript();

say(`Growing a past of ${String(settings.days)} days, then trading, then walking it all ...`);
const sources$ = concat(gatherTickTrader(settings, place), gatherTtRest(settings, place)).pipe(tap(gathered));
const sources = await lastValueFrom(sources$.pipe(toArray()));

say('Adding up once more, by SQL:');
const checks = (await Promise.all(sources.map((source) => checksOf(place.connection, source)))).flat();
checks.forEach(checked);
if (checks.some(({ isSame }) => !isSame)) throw new Error('The stream, the table and the file do not hold the same.');

const answers = await answersOf(place.connection);
const [year] = answers.year.rows;
say(`Asked: ${Object.keys(answers).join(', ')}. The year: ${String(year?.trades)} trades, net ${String(year?.net)} ${String(year?.currency)}.`);
place.close();

const report = join(settings.out, 'report.html');
writeFileSync(report, page(answers, checks));
say(`The report: ${report}`);
