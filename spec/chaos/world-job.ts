// A world as a job of the fleet.

import type { Crew } from './fleet.js';
import type { Findings } from './findings.js';
import { variantNamed } from './variants/variants.js';
import { runWorld } from './world.js';

/** A world to be run. */
export interface WorldJob {
  readonly seed: number;
  readonly orders: number;
  /** The wrong client that lives in it; none for the shipped one. */
  readonly variant?: string;
}

/** Runs a world. */
export const liveWorld = ({ variant, ...options }: WorldJob): Findings =>
  runWorld({ ...options, ...(variant !== undefined && { makeClient: variantNamed(variant).client }) });

export const worldCrew: Crew<WorldJob, Findings> = { name: 'worlds', module: '../spec/chaos/world-job.js', work: liveWorld };
