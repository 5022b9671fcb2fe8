// The journal as bytes: a mark, then records of length, checksums and text. file-journal and repair read with it, appender writes what it makes.
// The length has a checksum of its own: else one flipped bit in it would look like a record cut short, and all that follows would be cut off.

import { crc32c } from './crc32c.js';

/** How every journal begins. */
const MARK = 'RXTTJNL\n';
/** Bytes before a record's text: its length, the checksum of that, the checksum of the text. Little endian, 32 bits each. */
const HEAD = 12;
/** Most text a record may have, in bytes; a length beyond it is no length. */
const MOST = 2 ** 24;

/** A record, where it begins, and where the next one does. */
export interface Stored {
  readonly offset: number;
  readonly next: number;
  readonly text: string;
}

/** What was found in the bytes of a journal. */
export interface Scan {
  readonly records: readonly Stored[];
  /** Where the next record goes: behind the last whole one. */
  readonly end: number;
  /** Where the bytes stop making sense, if they do. A last record that was cut short is none of it. */
  readonly broken?: { readonly offset: number; readonly why: string } | undefined;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** One record as bytes. */
export const record = (text: string): Uint8Array => {
  const body = new TextEncoder().encode(text);
  if (body.length > MOST) throw new RangeError(`A record of ${String(body.length)} bytes is too long for a journal.`);
  const head = new Uint8Array(HEAD);
  const view = viewOf(head);
  view.setUint32(0, body.length, true);
  view.setUint32(4, crc32c(head.subarray(0, 4)), true);
  view.setUint32(8, crc32c(body), true);
  return joined([head, body]);
};

/** A whole journal of these records, as bytes. */
export const journalBytes = (texts: readonly string[]): Uint8Array => joined([new TextEncoder().encode(MARK), ...texts.map(record)]);

/** Without the zeros at its end: room the file system had made for what never came. No record ends in one. */
const written = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length;
  while (bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
};

type Read = Stored | 'cut short' | 'bad length' | 'bad text';

const readAt = (bytes: Uint8Array, offset: number): Read => {
  if (offset + HEAD > bytes.length) return 'cut short';
  const view = viewOf(bytes);
  const length = view.getUint32(offset, true);
  if (length > MOST || view.getUint32(offset + 4, true) !== crc32c(bytes.subarray(offset, offset + 4))) return 'bad length';
  const next = offset + HEAD + length;
  if (next > bytes.length) return 'cut short';
  const body = bytes.subarray(offset + HEAD, next);
  return crc32c(body) === view.getUint32(offset + 8, true) ? { offset, next, text: new TextDecoder().decode(body) } : 'bad text';
};

/** Whether they begin as a journal does, as far as they go. */
const isMark = (bytes: Uint8Array): boolean => MARK.startsWith(new TextDecoder('latin1').decode(bytes.subarray(0, MARK.length)));

/** Reads all records up to the end, to a last one that was cut short, or to damage. Undefined where the bytes do not begin as a journal does. */
export const scan = (all: Uint8Array): Scan | undefined => {
  const bytes = written(all);
  if (!isMark(bytes)) return undefined;
  const records: Stored[] = [];
  let offset = MARK.length;
  while (offset < bytes.length) {
    const read = readAt(bytes, offset);
    if (read === 'cut short') break;
    if (typeof read === 'string') return { records, end: offset, broken: { offset, why: `a record with a ${read}` } };
    records.push(read);
    offset = read.next;
  }
  return { records, end: offset, broken: undefined };
};

/** Every whole record anywhere behind `from`, also behind damage: both checksums must hold. */
export const salvage = (all: Uint8Array, from: number): readonly Stored[] => {
  const records: Stored[] = [];
  for (let offset = from; offset + HEAD <= all.length;) {
    const read = readAt(all, offset);
    if (typeof read === 'object') records.push(read);
    offset = typeof read === 'object' ? read.next : offset + 1;
  }
  return records;
};
