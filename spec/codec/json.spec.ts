// The JSON reader and printer: held against an independent slow reader, JSON.parse and JSON.stringify, and against hostile text.

import { expect } from 'chai';
import fc from 'fast-check';
import { print, read, type Printable } from '../../lib/codec/json.js';
import { Literal } from '../../lib/codec/literal.js';
import { agrees } from './agrees.js';
import { slowRead } from './slow-json.js';

const space = fc.constantFrom('', '', ' ', '\n', '\t ', '\r\n');
const digits = fc.stringMatching(/^\d{1,22}$/);
const numberText = fc
  .record({
    sign: fc.constantFrom('', '-'),
    whole: fc.oneof(fc.constant('0'), fc.stringMatching(/^[1-9]\d{0,22}$/)),
    fraction: fc.option(digits, { nil: '' }),
    exponent: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, fc.stringMatching(/^[eE][+-]?\d{1,3}$/)),
  })
  .map(({ sign, whole, fraction, exponent }) => `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${exponent}`);

/** Text of a string: any characters, some of them escaped though they need not be. */
const stringText = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('__proto__', '"', '\\', '1e5', '12345678901234567890')))
  .chain((parts) =>
    fc.boolean().map((escaped) => {
      const whole = parts.join('');
      const all = Array.from({ length: whole.length }, (_, at) => `\\u${whole.charCodeAt(at).toString(16).padStart(4, '0')}`);
      return escaped ? `"${all.join('')}"` : JSON.stringify(whole);
    }),
  );

const { document } = fc.letrec<{ document: string }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(numberText, stringText, fc.constantFrom('true', 'false', 'null')),
    fc.tuple(space, fc.array(tie('document'), { maxLength: 4 })).map(([gap, items]) => `[${gap}${items.join(`${gap},`)}${gap}]`),
    fc
      .tuple(space, fc.array(fc.tuple(stringText, tie('document')), { maxLength: 4 }))
      .map(([gap, members]) => `{${gap}${members.map(([key, value]) => `${key}${gap}:${value}`).join(`,${gap}`)}}`),
  ),
}));

/** A document, and whether an object of it names a member twice. */
interface Telling {
  readonly text: string;
  readonly repeats: boolean;
}
/** Few keys, so that some meet; one is the same as another once it is read, some look as if another key ended in them. */
const fewKeys = fc.constantFrom('"a"', '"\\u0061"', '"b"', '"b:"', '"\\":"', '"c" ', '"c\\" :"');
const { telling } = fc.letrec<{ telling: Telling }>((tie) => ({
  telling: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fewKeys, fc.constantFrom('1', '12345678901234567890', 'null', 'true')).map((text) => ({ text, repeats: false })),
    fc.array(tie('telling'), { maxLength: 3 }).map((items) => ({
      text: `[${items.map(({ text }) => text).join(',')}]`,
      repeats: items.some(({ repeats }) => repeats),
    })),
    fc.array(fc.tuple(fewKeys, tie('telling')), { maxLength: 3 }).map((members) => ({
      text: `{${members.map(([key, { text }]) => `${key}:${text}`).join(',')}}`,
      repeats: new Set(members.map(([key]) => JSON.parse(key) as string)).size < members.length || members.some(([, { repeats }]) => repeats),
    })),
  ),
}));

const outcome = (reader: (text: string) => unknown, text: string): 'read' | 'refused' => {
  try {
    reader(text);
    return 'read';
  } catch (error) {
    expect(error).to.be.instanceOf(SyntaxError);
    return 'refused';
  }
};

describe('read', () => {
  it('reads any document as an independent reader does, digit for digit', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(agrees(read(text), slowRead(text))).to.equal(true);
        expect(agrees(read(text, { literals: 'all' }), slowRead(text))).to.equal(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses on request what names a member twice, and nothing else', () => {
    fc.assert(
      fc.property(telling, fc.constantFrom('all' as const, 'inexact' as const), ({ text, repeats }, literals) => {
        expect(outcome((whole) => read(whole, { unique: true, literals }), text)).to.equal(repeats ? 'refused' : 'read');
        if (!repeats) expect(agrees(read(text, { unique: true, literals }), slowRead(text))).to.equal(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts and refuses what JSON.parse does, after any small accident', () => {
    const accident = fc.record({
      at: fc.nat(),
      cut: fc.nat({ max: 2 }),
      put: fc.constantFrom('', ',', '"', '}', ']', '0', '-', '.', 'e', '\\', '\u0000', ' ', 'x', '1e5'),
    });
    fc.assert(
      fc.property(document, accident, (text, { at, cut, put }) => {
        const place = text.length === 0 ? 0 : at % text.length;
        const broken = text.slice(0, place) + put + text.slice(place + cut);
        const wanted = outcome(JSON.parse, broken);
        expect(outcome((whole) => read(whole), broken)).to.equal(wanted);
        expect(outcome((whole) => read(whole, { literals: 'all' }), broken)).to.equal(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  describe('numbers', () => {
    const exact = ['0', '-0', '1', '0.1', '1.50', '1e5', '1E+2', '15e-1', '123456789012345', '9007199254740992', '1e308', '0.30000000000000004'];
    for (const text of exact) {
      it(`reads ${text} as a number: a double holds it`, () => {
        expect(read(text)).to.equal(Number(text));
      });
    }

    const inexact = [
      '9007199254740993',
      '638273510970197437',
      '9223372036854775807',
      '18446744073709551615',
      '0.1234567890123456789',
      '1e309',
      '-1e400',
      '1e-400',
      '123456789.123456789',
    ];
    for (const text of inexact) {
      it(`keeps the text of ${text}: a double does not hold it`, () => {
        expect(read(`{"Id": ${text}}`)).to.deep.equal({ Id: new Literal(text) });
      });
    }

    it('keeps every text when asked to, scale and signs included', () => {
      expect(read('[0.0, -0, 1.50, 5]', { literals: 'all' })).to.deep.equal([new Literal('0.0'), new Literal('-0'), new Literal('1.50'), new Literal('5')]);
    });

    it('keeps the sign of zero', () => {
      expect(Object.is(read('-0'), -0)).to.equal(true);
    });

    for (const text of ['01', '1.', '.5', '+1', '1e', '0x10', 'NaN', 'Infinity', '--1', '1_0']) {
      it(`refuses ${text}`, () => {
        expect(() => read(text)).to.throw(SyntaxError);
        expect(() => read(text, { literals: 'all' })).to.throw(SyntaxError);
      });
    }
  });

  describe('strings', () => {
    it('reads surrogate pairs and lone halves as they stand', () => {
      expect(read('["\\ud83d\\ude00", "\\ud83d", "\\ude00x", 1e5]')).to.deep.equal(['\u{1f600}', '\ud83d', '\ude00x', 1e5]);
    });

    for (const control of ['\u0000', '\n', '\u001f']) {
      it(`refuses the bare control character ${String(control.charCodeAt(0))}`, () => {
        expect(() => read(`"a${control}b"`)).to.throw(SyntaxError);
        expect(() => read(`["a${control}b", 1e5]`)).to.throw(SyntaxError);
      });
    }

    it('takes neither brackets nor numbers inside strings for more than text', () => {
      const text = `{"a":"${'['.repeat(100)}","b":"\\"${'{'.repeat(100)}","c":"12345678901234567890"}`;
      expect(read(text)).to.deep.equal(JSON.parse(text));
    });

    it('reads a string of many megabytes beside an exact number', () => {
      const long = 'x'.repeat(20_000_000);
      expect(read(`["${long}", 9007199254740993]`)).to.deep.equal([long, new Literal('9007199254740993')]);
    });
  });

  describe('__proto__', () => {
    const spellings = ['__proto__', '\\u005f_proto__', '__prot\\u006f__', '__\\u0070\\u0072oto__', '__pro\\u0074o\\u005F\\u005F'];
    for (const spelling of spellings) {
      it(`spelled ${spelling} never becomes a member, nor a prototype`, () => {
        const got = read(`{"${spelling}": {"admin": true}, "b": 1}`);
        expect(Object.getPrototypeOf(got)).to.equal(Object.prototype);
        expect(Reflect.ownKeys(got as object)).to.deep.equal(['b']);
      });
    }

    it('leaves neighbours in name alone', () => {
      expect(Object.keys(read('{"proto":1,"__proto":2,"constructor":3,"x":"__proto__"}') as object)).to.deep.equal(['proto', '__proto', 'constructor', 'x']);
    });
  });

  describe('depth', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

    it('reads 64 levels and refuses 65', () => {
      expect(() => read(nested(64))).not.to.throw();
      expect(() => read(nested(65))).to.throw(SyntaxError, 'deeper than 64');
    });

    it('takes another limit', () => {
      expect(() => read('{"a":[{}]}', { maxDepth: 3 })).not.to.throw();
      expect(() => read('{"a":[{}]}', { maxDepth: 2 })).to.throw(SyntaxError, 'deeper than 2');
    });

    it('does not count what stands side by side', () => {
      expect(read(`[${'[],'.repeat(1000)}[]]`)).to.have.lengthOf(1001);
    });

    it('refuses a million levels without overflowing the stack', () => {
      expect(() => read('[{"a":'.repeat(1_000_000))).to.throw(SyntaxError, 'deeper');
    });
  });

  it('names the place where it stops, and quotes nothing of the frame', () => {
    for (const text of ['{"password":"hunter2",}', '{"password":"hunter2",,"n":1e5}', '{"password":"hunter2']) {
      expect(() => read(text)).to.throw(SyntaxError, /^not JSON at position \d+$/);
    }
  });

  it('lets the last of two equal keys win, as JSON.parse does', () => {
    expect(read('{"a":1,"a":2}')).to.deep.equal({ a: 2 });
    expect(read('{"a":1e0,"a":2e0}')).to.deep.equal({ a: 2 });
  });

  it('keeps the text of every number also where words hold numbers too', () => {
    const text = '{"Comment":"change 5, of: 6","Amount":1.50,"Rows":[{"Comment":"[7","Amount":2.0}]}';
    expect(read(text, { literals: 'all' })).to.deep.equal({
      Comment: 'change 5, of: 6',
      Amount: new Literal('1.50'),
      Rows: [{ Comment: '[7', Amount: new Literal('2.0') }],
    });
    expect(read('{"Comment":"change 5","Rows":[1.50]}', { literals: 'all' })).to.deep.equal({ Comment: 'change 5', Rows: [new Literal('1.50')] });
  });

  it('is not slowed down by a number of half a million digits', () => {
    const long = `1${'0'.repeat(250_000)}1${'0'.repeat(250_000)}1`;
    expect(read(long)).to.deep.equal(new Literal(long));
  }).timeout(2000);
});

describe('print', () => {
  const printable: fc.Arbitrary<Printable> = fc.letrec<{ value: Printable }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string({ unit: 'binary' })),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__'),
        tie('value'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  })).value;

  it('prints what JSON.stringify prints', () => {
    fc.assert(
      fc.property(printable, (value) => {
        expect(print(value)).to.equal(JSON.stringify(value));
      }),
    );
  });

  it('is undone by read', () => {
    fc.assert(
      fc.property(document, (text) => {
        const value: unknown = read(text, { literals: 'all' });
        expect(read(print(value as Printable), { literals: 'all' })).to.deep.equal(value);
      }),
    );
  });

  it('prints bigints and literals as bare numbers, digit for digit', () => {
    expect(print({ Id: 18446744073709551615n, Amount: new Literal('100000.00') })).to.equal('{"Id":18446744073709551615,"Amount":100000.00}');
  });

  it('leaves out members that are undefined', () => {
    expect(print({ a: undefined, b: [undefined], c: null })).to.equal('{"b":[null],"c":null}');
  });

  for (const value of [NaN, Infinity, -Infinity]) {
    it(`refuses ${String(value)}, however deep`, () => {
      expect(() => print({ Params: [{ Price: value }] })).to.throw(TypeError, String(value));
    });
  }
});
