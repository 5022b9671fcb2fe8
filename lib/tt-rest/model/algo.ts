// Algos and what can be set of them, from ttpds. services/pds reads them.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, text } from '../../codec/values.js';
import { code } from './values.js';

/** Reads an algo. */
export const algo = record('Algo', { id }, { name: text, version: id, ownerId: id });

/** Reads a parameter; `value` names the member that a request is to fill, for instance `stringValue`. */
export const algoUserParameter = record('AlgoUserParameter', { name: text }, { displayName: text, type: code, value: text });

/** An algo. */
export interface Algo extends t.TypeOf<typeof algo> {}
/** What can be set of an algo. */
export interface AlgoUserParameter extends t.TypeOf<typeof algoUserParameter> {}
