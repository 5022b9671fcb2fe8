// What faults do to the text of a frame. line calls it for requests and for frames that go out.

import type { Random } from '../../../base/ids.js';
import { between } from '../random.js';
import type { Fault } from '../fault-script.js';

const PRINTABLE = { least: 0x20, most: 0x7e };

/** One character is another. */
const corrupted = (text: string, random: Random): string => {
  if (text === '') return text;
  const at = between(random, 0, text.length - 1);
  const code = between(random, PRINTABLE.least, PRINTABLE.most - 1);
  // one further where it would be the very same
  return text.slice(0, at) + String.fromCharCode(code >= text.charCodeAt(at) ? code + 1 : code) + text.slice(at + 1);
};

/** `text` after `fault`, if it is one that spoils texts. */
export const spoiled = (text: string, fault: Fault, random: Random): string => {
  switch (fault.kind) {
    case 'corrupt':
      return corrupted(text, random);
    case 'truncate':
      return text.slice(0, fault.to ?? between(random, 0, Math.max(0, text.length - 1)));
    case 'grow':
      return text.slice(0, 1) + ' '.repeat(Math.max(0, fault.to - text.length)) + text.slice(1);
    default:
      return text;
  }
};
