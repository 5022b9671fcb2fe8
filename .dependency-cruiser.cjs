// Who may import whom. The order itself is data, spec/house/layers.json, from left to right; the rules below are made of it. `npm run layers` runs this.

const layers = require('./spec/house/layers.json');

const anyOf = (names) => `(${names.join('|')})`;

/** The files of these places of `folder`, be they folders or single files. */
const within = (folder, names) => `^${folder}/${anyOf(names)}(/|\\.ts$)`;

/** Of `folder`, `names` import themselves and what stands to their left, and no more. */
const rule = (folder, names, left) => ({
  name: `${folder}: ${names.join(', ')}`,
  severity: 'error',
  comment: `in ${folder}, ${names.join(', ')} may import ${[...left, ...names].join(', ')}`,
  from: { path: within(folder, names) },
  to: { path: `^${folder}/`, pathNot: within(folder, [...left, ...names]) },
});

const leftOf = (line, index) => line.slice(0, index).flat();

/** The places of lib; neighbours in one place do not know each other. */
const libRules = layers.lib.flatMap((names, index) => names.map((name) => rule('lib', [name], leftOf(layers.lib, index))));

/** The places inside ticktrader; neighbours there may use each other (sign uses hmac), as long as there is no cycle. */
const ticktraderRules = layers.ticktrader.map((names, index) => rule('lib/ticktrader', names, leftOf(layers.ticktrader, index)));

/** What the simulator uses besides Node; patterns. */
const SIMULATOR_PACKAGES = ['big\\.js', '@noble', 'ws', 'rxjs'];

/** Where users come in: the entry points of package.json and the command. */
const ENTRIES = '^lib/(index|[^/]+/index|testing/angular|interop/[^/]+(/index)?|sinks/[^/]+|cli/main)\\.ts$';

module.exports = {
  forbidden: [
    ...libRules,
    ...ticktraderRules,
    {
      name: 'entries-are-for-users',
      severity: 'error',
      comment: 'a file of lib imports the file that says it; only entry points, testing and the command stand where a user stands',
      from: { path: '^lib/', pathNot: `${ENTRIES}|^lib/(testing|cli)/` },
      to: { path: ENTRIES },
    },
    {
      name: 'simulator-alone',
      severity: 'error',
      comment: 'the simulator takes only base and the JSON reader from below, so that it can disagree with the client',
      from: { path: '^lib/simulator/' },
      to: { path: '^lib/', pathNot: '^lib/(simulator/|base/|codec/(json|json-reader|literal)\\.ts$)' },
    },
    {
      name: 'simulator-packages',
      severity: 'error',
      comment: `the simulator uses ${SIMULATOR_PACKAGES.join(', ')} and no other package`,
      from: { path: '^lib/simulator/' },
      to: { path: 'node_modules/', pathNot: `node_modules/(@types/)?${anyOf(SIMULATOR_PACKAGES)}/` },
    },
    { name: 'no-cycle', severity: 'error', comment: 'no file reaches itself', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-cli',
      severity: 'error',
      comment: 'the command line is an edge; only its specs look inside',
      from: { pathNot: '^(lib/cli|spec)/' },
      to: { path: '^lib/cli/' },
    },
    {
      name: 'lib-stands-alone',
      severity: 'error',
      comment: 'what is published imports only what is published',
      from: { path: '^lib/' },
      to: { path: '^(spec|examples|bench|docs|dist)/' },
    },
    {
      name: 'lib-takes-real-dependencies',
      severity: 'error',
      comment: 'a package lib imports is a dependency or a peer (#names are held by the imports map); hmac may take crypto-js, which the build inlines',
      from: { path: '^lib/', pathNot: '^lib/ticktrader/hmac\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'], dependencyTypesNot: ['npm-peer', 'aliased-subpath-import'] },
    },
    { name: 'no-unresolvable', severity: 'error', comment: 'what is imported exists', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      comment: 'every file of lib is reached from an entry point or from the command; a schematic is called by its tool',
      from: { path: ENTRIES },
      to: { path: '^lib/', pathNot: [ENTRIES, '^lib/interop/angular/schematics/'], reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/|^examples/angular-blotter/(src|dist|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
