// The order of layers is complete: a new folder cannot stand outside of it, where no rule of dependency-cruiser would hold it.

import { expect } from 'chai';
import { read, sources } from './tree.js';

const order = JSON.parse(read('spec/house/layers.json')) as Readonly<Record<'lib' | 'ticktrader', readonly (readonly string[])[]>>;

/** The folders and files that stand directly in `folder`. */
const members = (folder: string): readonly string[] => [
  ...new Set(sources().flatMap((source) => (source.startsWith(folder) ? [source.slice(folder.length).replace(/[/.].*/, '')] : []))),
];

const unplaced = (folder: string, line: readonly (readonly string[])[]): readonly string[] => members(folder).filter((member) => !line.flat().includes(member));

describe('layers', () => {
  it('every folder and file of lib has its place', () => {
    expect(members('lib/')).to.include('base');
    expect(unplaced('lib/', order.lib)).to.deep.equal([]);
  });

  it('every folder and file of ticktrader has its place', () => {
    expect(members('lib/ticktrader/')).to.include('model');
    expect(unplaced('lib/ticktrader/', order.ticktrader)).to.deep.equal([]);
  });

  it('no name has two places', () => {
    for (const line of Object.values(order)) expect(new Set(line.flat()).size).to.equal(line.flat().length);
  });
});
