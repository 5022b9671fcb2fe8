// One merger or acquisition, from a MergerAndAcquisition answer.

import * as t from 'io-ts';
import { isAbsent, record } from '../../codec/record.js';
import { id, text } from '../../codec/values.js';
import { normalised, ofObjects } from './normalised.js';

/** Text by key. Only members of objects are left out when null; a dictionary of the server's may hold nulls, which mean nothing here. */
const values = normalised(
  t.record(text, text),
  ofObjects((wire) => Object.fromEntries(Object.entries(wire).filter(([, value]) => !isAbsent(value)))),
);

/** Reads a merger or acquisition. */
export const mergerAndAcquisition = record(
  'MergerAndAcquisition',
  {
    /** Its id, a GUID. */
    Id: id,
  },
  {
    /** What is known of it, by the source's own keys; dates are ISO text or the text of ms since 1970. */
    Values: values,
  },
);

/** One merger or acquisition. Source: the vendor's document, "MergersAndAcquisitions". */
export interface MergerAndAcquisition extends t.TypeOf<typeof mergerAndAcquisition> {}
