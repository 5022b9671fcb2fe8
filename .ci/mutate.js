// Breaks lib in one small way at a time and looks whether a spec notices. `npm run mutate -- lib/request` takes folders and files; it prints a row a file and each
// mutant that survived, and fails below 85 %. Only specs that mirror the folder judge. It takes minutes and is run by hand, never in CI.

import './mocha-cjs.js';
import { dirname, extname, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

const targets = process.argv.slice(2).map((target) => target.replace(/\/$/, ''));
if (targets.length === 0 || !targets.every((target) => /^lib\/./.test(target))) {
  console.error('Usage: npm run mutate -- lib/request lib/session/connect.ts');
  process.exit(2);
}

const isFile = (target) => extname(target) !== '';
const folderOf = (target) => (isFile(target) ? dirname(target) : target);

const mutants = await new Stryker({
  mutate: targets.map((target) => (isFile(target) ? target : `${target}/**/*.ts`)),
  mochaOptions: { spec: targets.map((target) => `${folderOf(target).replace(/^lib/, 'spec')}/**/*.spec.ts`) },
}).runMutationTest();

/** What became of a mutant. `undefined`: it did not run at all, and counts neither way. */
const wasCaught = ({ status }) => ({ Killed: true, Timeout: true, Survived: false, NoCoverage: false })[status];
const fileOf = ({ fileName }) => relative('.', fileName);

const row = (name, some) => {
  const all = some.filter((mutant) => wasCaught(mutant) !== undefined).length;
  const killed = some.filter(wasCaught).length;
  return `| ${name} | ${all} | ${killed} | ${all === 0 ? '-' : `${((100 * killed) / all).toFixed(1)} %`} |`;
};
const survivor = (mutant) => {
  const { line, column } = mutant.location.start;
  const notes = [mutant.static && 'static', mutant.status === 'NoCoverage' && 'not covered'].filter(Boolean).map((note) => `, ${note}`);
  return `${fileOf(mutant)}:${line}:${column} ${mutant.mutatorName}${notes.join('')}: ${mutant.replacement.replace(/\s+/g, ' ')}`;
};
const byFile = (file) => mutants.filter((mutant) => fileOf(mutant) === file);
const list = [
  '',
  '| File | Mutants | Killed | Score |',
  '| --- | --- | --- | --- |',
  ...[...new Set(mutants.map(fileOf))].sort().map((file) => row(file, byFile(file))),
  row('all', mutants),
  '',
  'Survived:',
  ...mutants
    .filter((mutant) => wasCaught(mutant) === false)
    .map(survivor)
    .sort(),
];
console.log(list.join('\n'));
