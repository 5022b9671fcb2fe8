// Who may import whom. The order itself is data, spec/house/layers.json, from left to right; the rules below are made of it. `npm run layers` runs this.

const layers = require('./spec/house/layers.json');

const anyOf = (names) => `(${names.join('|')})`;

/** Each place of a line with everything to its left. */
const steps = (line) => line.map((names, index) => ({ names, left: line.slice(0, index).flat() }));

/** A folder of lib imports itself and what stands to its left; a neighbour in the same place is not to its left. */
const layerRules = steps(layers.lib).flatMap(({ names, left }) =>
  names.map((name) => ({
    name: `layer-${name}`,
    severity: 'error',
    comment: `${name} may import ${[...left, name].join(', ')}`,
    from: { path: `^lib/${name}/` },
    to: { path: '^lib/', pathNot: `^lib/${anyOf([...left, name])}/` },
  })),
);

/** Inside ticktrader the places are files or folders, and neighbours may use each other (sign uses hmac) as long as there is no cycle. */
const ticktraderRules = steps(layers.ticktrader).map(({ names, left }) => ({
  name: `ticktrader-${names.join('-')}`,
  severity: 'error',
  comment: `within ticktrader, ${names.join(', ')} may import ${[...left, ...names].join(', ')}`,
  from: { path: `^lib/ticktrader/${anyOf(names)}(/|\\.ts$)` },
  to: { path: '^lib/ticktrader/', pathNot: `^lib/ticktrader/${anyOf([...left, ...names])}(/|\\.ts$)` },
}));

/** What the simulator uses besides Node; patterns. */
const SIMULATOR_PACKAGES = ['big\\.js', '@noble', 'ws', 'rxjs'];

/** Where users come in: the entry points of package.json and the command. */
const ENTRIES = '^lib/(index|[^/]+/index|cli/main)\\.ts$';

/** What both domains may use. */
const shared = layers.lib
  .slice(
    0,
    layers.lib.findIndex((names) => names.includes('ticktrader')),
  )
  .flat();

module.exports = {
  forbidden: [
    ...layerRules,
    ...ticktraderRules,
    {
      name: 'root-entry',
      severity: 'error',
      comment: 'lib/index.ts re-exports what both domains share, nothing of one of them',
      from: { path: '^lib/index\\.ts$' },
      to: { path: '^lib/', pathNot: `^lib/${anyOf(shared)}/` },
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
      comment: 'every file of lib is reached from an entry point or from the command',
      from: { path: ENTRIES },
      to: { path: '^lib/', pathNot: ENTRIES, reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
