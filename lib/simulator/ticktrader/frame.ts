// A frame as it comes in: text, read without losing a digit, or a complaint. Sessions read every frame with it.

import { read, type Json } from '../../codec/json.js';
import { Literal } from '../../codec/literal.js';
import { Fault } from './fault.js';
import { isRecord, type JsonRecord } from './requests/params.js';

const readOrNothing = (frame: string): Json | undefined => {
  try {
    return read(frame, { literals: 'all' });
  } catch {
    return undefined;
  }
};

/** The frame as an object; anything else is refused with `complaint`. */
export const bodyOf = (frame: string, complaint: string): JsonRecord => {
  const body = readOrNothing(frame);
  if (!isRecord(body)) throw new Fault(complaint, 'malformed');
  return body;
};

/** The Id as the server gives it back: text. */
export const idOf = (body: JsonRecord): string | undefined => {
  const id = body['Id'];
  return typeof id === 'string' ? id : id instanceof Literal ? id.text : undefined;
};
