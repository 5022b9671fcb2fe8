// `ng add rxtt`: puts provideRxtt among the providers of an application. The Angular CLI loads it; it needs nothing but the tree it is given.

/** Where an application keeps its providers, by the age of its layout. */
const PLACES = ['src/app/app.config.ts', 'src/main.ts'];

const IMPORT = "import { provideRxtt, withRemoteSigner, withTickTrader } from 'rxtt/angular';\n";

const provider = ({ url, signer }) =>
  [
    'provideRxtt(',
    '      {},',
    `      withTickTrader({ url: '${url}', credentials: { webApiId: 'your id', webApiKey: 'your key' } }),`,
    `      withRemoteSigner('${signer}'), // your server signs logins: the secret never enters the application`,
    '    ),',
  ].join('\n');

/** The folder of the application; the whole workspace where it names none. */
const rootOf = (tree, project) => {
  const { projects = {}, defaultProject } = JSON.parse(tree.read('angular.json')?.toString() ?? '{}');
  const name = project ?? defaultProject ?? Object.keys(projects)[0];
  return projects[name]?.root ?? '';
};

const join = (root, path) => (root === '' ? path : `${root}/${path}`);

/** `source` with the provider first in its list of providers; undefined where it has no such list. */
const withProvider = (source, options) => {
  const list = /providers:\s*\[\s*/.exec(source);
  if (list === null) return undefined;
  const end = list.index + list[0].length;
  return `${IMPORT}${source.slice(0, list.index)}providers: [\n    ${provider(options)}\n    ${source.slice(end)}`;
};

/** The rule of `ng add`. Run again, it changes nothing. */
const ngAdd = (options) => (tree, context) => {
  const root = rootOf(tree, options.project);
  const files = PLACES.map((path) => join(root, path)).filter((path) => tree.exists(path));
  if (files.some((path) => tree.read(path).toString().includes('provideRxtt('))) return tree;
  for (const path of files) {
    const changed = withProvider(tree.read(path).toString(), options);
    if (changed === undefined) continue;
    tree.overwrite(path, changed);
    context.logger.info(`rxtt: ${path} provides the TickTrader client. Put your id and key there; docs/angular.md shows the signer.`);
    return tree;
  }
  context.logger.warn(
    `rxtt: no list of providers in ${PLACES.join(' or ')}. Add this to the providers of your application:\n\n${IMPORT}\n${provider(options)}`,
  );
  return tree;
};

module.exports = { ngAdd };
