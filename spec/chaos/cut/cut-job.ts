// Golden sessions as a job of the fleet: so many tears, so many of them side by side.

import { from, lastValueFrom, mergeMap, toArray } from 'rxjs';
import type { Crew } from '../fleet.js';
import type { Point } from './point.js';
import { cutSession, type Cut } from './session.js';

/** Sessions a process plays side by side. */
const WIDTH = 50;

/** Plays one session for each point. */
export const cutSessions = (points: readonly Point[]): Promise<readonly Cut[]> => lastValueFrom(from(points).pipe(mergeMap(cutSession, WIDTH), toArray()));

export const cutCrew: Crew<readonly Point[], readonly Cut[]> = { name: 'cuts', module: '../spec/chaos/cut/cut-job.js', work: cutSessions };
