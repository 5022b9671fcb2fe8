// A second reader of JSON, written to be obviously right and nothing else: one character at a time, numbers always as their text.
// json.spec.ts holds the library's reader against it.

/** A number of the slow reader. */
export class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads `text`; members are a Map, in order, so that no key can mean anything. */
export const slowRead = (text: string): unknown => {
  let rest = [...Array(text.length).keys()].map((at) => text.charAt(at)).reverse();
  const peek = (): string => rest.at(-1) ?? '';
  const next = (): string => {
    const found = rest.pop();
    if (found === undefined) throw new SyntaxError('ended');
    return found;
  };
  const take = (wanted: string): void => {
    for (const char of wanted) if (next() !== char) throw new SyntaxError(`no ${wanted}`);
  };
  const space = (): void => {
    while (peek() !== '' && ' \t\n\r'.includes(peek())) next();
  };
  const string = (): string => {
    take('"');
    let made = '';
    for (let char = next(); char !== '"'; char = next()) {
      if (char < ' ') throw new SyntaxError('control character');
      if (char !== '\\') made += char;
      else if (peek() === 'u') {
        next();
        const hex = next() + next() + next() + next();
        if (!/^[\da-fA-F]{4}$/.test(hex)) throw new SyntaxError('no escape');
        made += String.fromCharCode(parseInt(hex, 16));
      } else {
        const escaped = ESCAPES[next()];
        if (escaped === undefined) throw new SyntaxError('no escape');
        made += escaped;
      }
    }
    return made;
  };
  const digits = (): string => {
    let made = '';
    while (peek() !== '' && '0123456789'.includes(peek())) made += next();
    if (made === '') throw new SyntaxError('no digit');
    return made;
  };
  const number = (): NumberText => {
    let made = peek() === '-' ? next() : '';
    made += peek() === '0' ? next() : digits();
    if (peek() === '.') made += next() + digits();
    if (peek() === 'e' || peek() === 'E') {
      made += next();
      if (peek() === '+' || peek() === '-') made += next();
      made += digits();
    }
    return new NumberText(made);
  };
  const value = (): unknown => {
    space();
    const first = peek();
    const made =
      first === '{'
        ? object()
        : first === '['
          ? array()
          : first === '"'
            ? string()
            : first === 't'
              ? word('true', true)
              : first === 'f'
                ? word('false', false)
                : first === 'n'
                  ? word('null', null)
                  : number();
    space();
    return made;
  };
  const word = <T>(spelled: string, meant: T): T => {
    take(spelled);
    return meant;
  };
  const array = (): unknown[] => {
    take('[');
    space();
    if (peek() === ']') return word(']', []);
    const made = [value()];
    while (peek() === ',') {
      next();
      made.push(value());
    }
    take(']');
    return made;
  };
  const object = (): Map<string, unknown> => {
    const made = new Map<string, unknown>();
    const member = (): void => {
      space();
      const key = string();
      space();
      take(':');
      made.set(key, value());
    };
    take('{');
    space();
    if (peek() === '}') return word('}', made);
    member();
    while (peek() === ',') {
      next();
      member();
    }
    take('}');
    return made;
  };
  const result = value();
  if (rest.length > 0) throw new SyntaxError('more follows');
  rest = [];
  return result;
};
