// No fault of the network or the server ends a stream: only wrong credentials may, and no world has them.

import type { Law } from '../evidence.js';

export const nothingFails: Law = {
  name: 'no stream fails',
  broken: ({ heard }) => heard.failures,
};
