// Lines into a file, a block at a time. NDJSON and CSV write with it.

import type { OutFile } from './file.js';

/** Characters that are gathered before they are written. */
const BLOCK = 65_536;

/** A file of lines. */
export interface TextFile {
  /** Takes text that ends with a line; `true` where a block was written. */
  write(text: string): boolean;
  /** Writes what is gathered. */
  flush(): void;
}

/** Gathers text and writes it to `file`. */
export const textFile = (file: OutFile): TextFile => {
  let gathered = '';
  const flush = (): void => {
    if (gathered === '') return;
    const bytes = Buffer.from(gathered);
    gathered = ''; // first: what could not be written is not tried again
    file.write(bytes);
  };
  return {
    flush,
    write: (text) => {
      gathered += text;
      if (gathered.length < BLOCK) return false;
      flush();
      return true;
    },
  };
};
