// Where JSON strings end: what both ways of looking through a text need. json-reader and json-depth skip strings with it.

/** The place of the quote that closes the string opened at `open`, or the end of the text. */
export const endOfString = (text: string, open: number): number => {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
};
