// Packages that are there, and one that is not.

import { expect } from 'chai';
import { SinkError } from '../../../lib/sinks/parts/errors.js';
import { peer } from '../../../lib/sinks/parts/peer.js';

describe('peer', () => {
  it('loads a package that is an ES module, at once', () => {
    expect(peer('hyparquet-writer', 'x')).to.have.property('ParquetWriter');
  });

  it('says in one line what to install', () => {
    expect(() => peer('rxtt-no-such-package', 'out.parquet'))
      .to.throw(SinkError)
      .with.property('message', 'Cannot write out.parquet: the package rxtt-no-such-package is not installed: npm install rxtt-no-such-package');
  });
});
