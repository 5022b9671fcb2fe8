// rxtt/testing: what users' tests and ours share.

export * from './virtual-clock.js';
