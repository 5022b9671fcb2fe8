// Writes docs/protocol/tt-rest.md out of the client's own tables and doc comments, so that page and code cannot part. tt-rest.spec compares; .ci/write-tt-rest-page writes.

import { format, resolveConfig } from 'prettier';
import { knowledgeOf, partsOf, pathParameters, type Endpoint, type Service } from '../../lib/tt-rest/endpoint.js';
import { endpoints } from '../../lib/tt-rest/endpoints/all.js';
import { plans } from '../../lib/tt-rest/options.js';
import { environments } from '../../lib/tt-rest/environments.js';
import { read } from './pages.js';

const SERVICES: Readonly<Record<Service, string>> = {
  ttid: 'the app key itself',
  ttpds: 'markets, products, instruments, algos, rates',
  ttledger: 'working orders, fills, and what their codes stand for',
  ttmonitor: 'positions, start of day, credit',
  ttsetup: 'what a company is set up with',
  ttuser: 'users, their accounts, their limits',
  ttaccount: 'accounts, their limits, their users',
  ttgroup: 'risk groups and user groups',
  ttbacktest: 'backtests of ADL algos, in the environment `sim` only',
};

const methodOf = ({ name }: Endpoint): string => {
  const bare = name.replace(/^get/, '');
  return bare.charAt(0).toLowerCase() + bare.slice(1);
};
const shortOf = (service: Service): string => service.slice(2);

/** What a function's doc comment says: what it does, and where that is known from. */
interface Remark {
  readonly what: string;
  readonly source: string;
}

const COMMENTED = /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport const (\w+)/g;
const KNOWN = /(?<=[.:;] )(?:Documented|Seen in use|Inferred|The path is a guess)\b/;

const remarksOf = (service: Service): ReadonlyMap<string, Remark> =>
  new Map(
    [...read(`lib/tt-rest/services/${shortOf(service)}.ts`).matchAll(COMMENTED)].map(([, comment = '', name = '']) => {
      const text = comment
        .replace(/^\s*\* ?/gm, '')
        .replace(/@experimental/, '')
        .replace(/\s+/g, ' ')
        .trim();
      const [what = ''] = text.split(KNOWN);
      return [name, { what: what.trim(), source: /Source: (.*)\.$/.exec(text)?.[1] ?? '' }];
    }),
  );

const TOKEN: Remark = { what: "A token. The client's own affair.", source: "TT's documentation, TT's samples, public clients" };

const GIVES: Readonly<Record<Endpoint['gives'], string>> = {
  one: 'one record',
  list: 'records',
  tables: 'tables',
  text: 'text',
  open: 'not known: typed openly',
};

const answerOf = ({ gives, key, paging }: Endpoint): string => {
  const under = key === undefined ? '' : ` under \`${key}\``;
  const paged = { nextPageKey: ', paged by key', minTimestamp: ', paged by time', unknown: ', paging not known' };
  return `${gives === 'list' && key === undefined ? 'records of unknown fields' : GIVES[gives]}${under}${paging === undefined ? '' : paged[paging]}`;
};
const knownOf = (endpoint: Endpoint): string => {
  const [confidence = ''] = endpoint.known.split(' ');
  const knowledge = knowledgeOf(endpoint);
  return knowledge === 'guess' ? '**guess**' : knowledge === 'exists' ? `${confidence}, no more than that it exists` : confidence;
};
const namesOf = ({ query = [], needs = [] }: Endpoint): string => query.map((name) => `\`${name}\`${needs.includes(name) ? ' (required)' : ''}`).join(', ');

const rowOf = (endpoint: Endpoint, remark: Remark): string => {
  const { verb, service, path } = partsOf(endpoint);
  const isToken = endpoint.name === 'createToken';
  const method = isToken ? '' : `\`${shortOf(service)}.${methodOf(endpoint)}(${pathParameters(endpoint).join(', ')})\``;
  return `| ${[method, `\`${verb} ${path}\``, remark.what, namesOf(endpoint), answerOf(endpoint), knownOf(endpoint), remark.source].join(' | ')} |`;
};

const section = (service: Service): string => {
  const remarks = remarksOf(service);
  const rows = endpoints
    .filter((endpoint) => partsOf(endpoint).service === service)
    .map((endpoint) => {
      const remark = endpoint.name === 'createToken' ? TOKEN : remarks.get(methodOf(endpoint));
      if (remark === undefined || remark.source === '') throw new Error(`${endpoint.name} says nothing of its source`);
      return rowOf(endpoint, remark);
    });
  const head = `| Method | Call | What | Query | Answer | Known | From |\n| --- | --- | --- | --- | --- | --- | --- |`;
  return `### ${service}\n\n${SERVICES[service].charAt(0).toUpperCase()}${SERVICES[service].slice(1)}.\n\n${head}\n${rows.join('\n')}\n`;
};

const count = (test: (endpoint: Endpoint) => boolean): string => String(endpoints.filter(test).length);
const listed = (knowledge: string): string =>
  endpoints
    .filter((endpoint) => knowledgeOf(endpoint) === knowledge)
    .map(({ name }) => `\`${name}\``)
    .join(', ');

const page = (): string => `# The TT REST API, as the client knows it

This page is made of the tables the client itself works with (\`lib/tt-rest/endpoints\`). TT's own reference is the authority, and not all of it can be read
without a browser and an account. So each line here says how well it is known:

- **documented**: TT's documentation names it, directly or through a digest of it.
- **seen**: working public code uses it, or an answer of it was captured.
- **inferred**: deduced from TT's Setup SDK, from the version before, or by analogy.
- **guess**: the resource exists, its path is a guess. Reads are marked \`@experimental\`; a write refuses unless the client was made with \`unverified: true\`.

Of ${String(endpoints.length)} endpoints ${count(({ known }) => known.startsWith('documented'))} are documented, ${count(({ known }) => known.startsWith('seen'))} seen and ${count(({ known }) => known.startsWith('inferred'))} inferred (${count((endpoint) => knowledgeOf(endpoint) === 'guess')} of these by a guessed path). The shape of the answer is known of ${count((endpoint) => knowledgeOf(endpoint) === 'shape')}.

- [How a call looks](#how-a-call-looks)
- [What an answer looks like](#what-an-answer-looks-like)
- [Limits](#limits)
- [Pages](#pages)
- [Ids, stamps, codes](#ids-stamps-codes)
- [Endpoints](#endpoints)
- [What is not known](#what-is-not-known)

## How a call looks

\`https://<host>/<service>/<environment>/<path>?requestId=<app>-<company>--<guid>\`, all in lower case: TT answers 403 to a capital in the service.
The environments are ${Object.entries(environments)
  .map(([short, { name }]) => `\`${short}\` (\`${name}\`)`)
  .join(', ')}; an app key belongs to one of them.

A token comes first: \`POST /ttid/<environment>/token\` with the form \`grant_type=user_app&app_key=<key>%3A<secret>\` and the header \`x-api-key: <key>\`. Every
other call bears \`x-api-key\` and \`Authorization: Bearer <token>\`. There is no refresh: the client asks for another token a minute before the end, and at
once, one time, after a 401. A GET has no \`Content-Type\`: the gateway may misread it. The requestId carries a fresh GUID each time; spaces and
\`\` $ & + , / : ; = ? @ " < > # % { } | \\ ^ ~ [ ] \` \`\` are forbidden in its names.

A 303 says where else to ask. The client follows it by hand, three times at most, by GET; credentials go only to where they came from.

## What an answer looks like

An object with \`status\`. Anything but \`Ok\` is an error, also inside a 200; the text is in \`status_message\` or \`message\`. One record comes as a list of one
under a singular key. \`/mics\` answers under \`markets\`.

| Status | Means | What the client does |
| --- | --- | --- |
| 303 | go elsewhere | follows |
| 401 | token refused | one new token; a second time a \`TokenError\` |
| 403 | wrong key, wrong environment, unknown path | \`TtRequestError\` |
| 408, 504 | too much time asked for | fills: halves the window; else repeats a GET |
| 413 | too large | asks once more, compressed |
| 429 | too many calls | slows down, repeats a GET, not before \`Retry-After\`; else a \`RateLimitError\` |
| 5xx | trouble at TT | repeats a GET |

POST and DELETE are never repeated.

## Limits

| Plan | Calls a second | Calls a day |
| --- | --- | --- |
${Object.entries(plans)
  .map(([name, { perSecond, perDay }]) => `| \`${name}\` | ${String(perSecond)} | ${String(perDay)} |`)
  .join('\n')}

\`free\` is for UAT. A list that is posted may hold 20 items, and the next POST waits a second after the answer to the one before; another page of TT speaks of
one POST every ten seconds (option \`post\`).

## Pages

By key: \`lastPage\` says \`"true"\` or \`"false"\`, as text, and \`nextPageKey\` goes into the next call, percent-encoded. A page that is not the last and has no
key, or a key that comes twice, is an error.

By time, fills alone: at most 500 in the order of \`timeStamp\`, from \`minTimestamp\` on, that nanosecond included; \`lastPage\` means nothing there. The client
asks for the last stamp again and drops what it knows by \`recordId\`. TT keeps about 90 days.

## Ids, stamps, codes

Ids run up to 2^64 and nanoseconds beyond 2^53; TT writes them bare in one place and quoted in the next. Here both are decimal text, always. Codes (\`side\`,
\`orderType\`, ...) are numbers, though orders quote them; \`userId\` and \`currUserId\` are both text. The words \`"true"\` and \`"false"\` are booleans. Names stay
TT's, so users have \`firstname\` in the list and \`firstName\` in the record.

## Endpoints

${(Object.keys(SERVICES) as Service[]).map(section).join('\n')}
## What is not known

- The fields of these answers, and what they take: ${listed('exists')}.
- Whether these paths are right: ${listed('guess')}.
- The bodies of all POST calls but the token and a backtest; TT documents them where the makers of this page could not read.
- The fields of \`getSod\`, \`getCreditUtilization\`, \`getPositionModifications\`, and of positions summed by product or family.
- How long a token lives (a day, by all that is seen), and whether a new one ends the old.
- When the day of a plan begins (the client takes midnight, UTC), whether token calls count (it counts them), and whether TT ever sends \`Retry-After\`.
- What a backtest is said to be before its end; \`FINISHED\`, \`SUCCESS\`, \`STOPPED\` and \`FAIL\` are final.
`;

/** The whole page, laid out as every page is. */
export const ttRestPage = async (): Promise<string> => format(page(), { ...(await resolveConfig('docs/protocol/tt-rest.md')), parser: 'markdown' });
