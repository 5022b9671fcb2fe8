// A golden session as a job of the fleet.

import type { Crew } from '../fleet.js';
import type { Point } from './point.js';
import { cutSession, type Cut } from './session.js';

export const cutCrew: Crew<Point, Cut> = { name: 'cuts', module: '../spec/chaos/cut/session.js', work: cutSession, abreast: 100 };
