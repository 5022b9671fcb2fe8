// The public face as a reviewer reads it: one report an entry point, in docs/api. `npm run api` fails where they no longer match the build, so that a change
// of what users can import is seen in review; `npm run api -- --write` writes them anew.

import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('..', import.meta.url));
const writes = process.argv.includes('--write');
const reportFolder = `${root}docs/api`;

/** Entry points by report name: `rxtt`, `rxtt.ticktrader`, ... */
const entries = async () => {
  const { exports } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  return Object.entries(exports)
    .filter(([, target]) => typeof target !== 'string')
    .map(([path, { types }]) => [`rxtt${path.slice(1).replaceAll('/', '.')}`, `${root}${types.slice(2)}`]);
};

/** Whether the entry point's report is what it was; with `--write` it is by then. */
const holds = ([name, mainEntryPointFilePath]) => {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}package.json`,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath,
      compiler: { tsconfigFilePath: `${root}lib/tsconfig.json` },
      apiReport: { enabled: true, reportFileName: name, reportFolder, reportTempFolder: `${root}node_modules/.cache/api-extractor` },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      messages: {
        // doc comments are judged by our own lint and specs; this looks at names and types alone
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
        compilerMessageReporting: { default: { logLevel: 'error' } },
      },
    },
  });
  const { succeeded, apiReportChanged } = Extractor.invoke(config, {
    localBuild: writes,
    showVerboseMessages: false,
    messageCallback: (message) => {
      message.handled = message.logLevel !== 'error';
    },
  });
  const fine = succeeded && (writes || !apiReportChanged);
  console.log(`${fine ? 'same' : 'CHANGED'}  ${name}`);
  return fine;
};

await mkdir(reportFolder, { recursive: true });
const verdicts = (await entries()).map(holds);
if (!verdicts.every(Boolean)) {
  console.error('The public face changed. If that is meant: npm run api -- --write, and say so in CHANGELOG.md.');
  process.exitCode = 1;
}
