import { expect } from 'chai';
import { DecodeError, RequestError, RxttError } from '../../lib/base/errors.js';
import { countingProbe } from '../../lib/base/probe.js';
import { Literal } from '../../lib/codec/literal.js';
import { protocol, resultOf, type EnvelopeOptions, type Frame, type Message } from '../../lib/ticktrader/envelope.js';

const reader = (options: Partial<EnvelopeOptions> = {}) => {
  const probe = countingProbe();
  return { probe, ...protocol({ maxFrame: 1_000_000, keepText: false, probe, ...options }) };
};
const { read } = reader();
const message = (text: string): Message => {
  const frame = read(text);
  if (frame.kind !== 'message') throw frame.error;
  return frame;
};
const errorIn = (frame: Frame): DecodeError => {
  if (frame.kind === 'unreadable') return frame.error;
  throw new Error(`it was read as ${frame.response}`);
};

describe('a frame that comes in', () => {
  const plain = { kind: 'message', id: 'a', response: 'Trades', result: { Trades: [] }, error: undefined, shared: false, answers: true };

  for (const [how, text] of Object.entries({
    'Id first': '{"Id":"a","Response":"Trades","Result":{"Trades":[]}}',
    'values first': '{"Result":{"Trades":[]},"Response":"Trades","Id":"a"}',
    'strangers about': ' {"Version":2,"Response":"Trades","Extra":{"Id":"b","Response":"Login"},"Id":"a","Result":{"Trades":[]}}\n',
  })) {
    it(`is read with ${how}`, () => {
      expect(read(text)).to.deep.equal(plain);
    });
  }

  const ids: Readonly<Record<string, string | undefined>> = {
    '"a"': 'a',
    '7': '7',
    '638273510970197437': '638273510970197437',
    '""': undefined,
    null: undefined,
    true: undefined,
    '{}': undefined,
  };
  for (const [text, id] of Object.entries(ids)) {
    it(`bears ${id === undefined ? 'no id' : `the id ${id}`} where Id is ${text}`, () => {
      expect(message(`{"Id":${text},"Response":"Account"}`).id).to.equal(id);
    });
  }

  it('bears no id where there is none', () => {
    expect(message('{"Response":"Account"}')).not.to.have.property('id');
  });

  it('is not believed where it answers a command and says a thing twice, and keeps its id for the command that waits', () => {
    const twice = (response: string): Frame =>
      read(`{"Id":"0123abcd-7","Response":"${response}","Result":{"Trade":{"Id":1,"Status":"Filled","Status":"Rejected"}}}`);
    for (const response of ['TradeCreate', 'TradeCreateOco', 'TradeModify', 'TradeDelete']) {
      expect(twice(response)).to.include({ kind: 'unreadable', id: '0123abcd-7', shared: true, answers: true });
    }
    expect(twice('Trades').kind).to.equal('message');
  });

  it('is shared and no answer where it is an execution report, whatever its id', () => {
    expect(message('{"Id":"a","Response":"ExecutionReport"}')).to.include({ id: 'a', shared: true, answers: false });
    expect(message('{"Id":"a","Response":"TradeCreate"}')).to.include({ shared: false, answers: true });
  });

  const errors: Readonly<Record<string, string | undefined>> = { '"no"': 'no', '""': '', null: undefined, '7': '7', '{"Code":1}': '{"Code":1}' };
  for (const [text, error] of Object.entries(errors)) {
    it(`holds ${error === undefined ? 'no error' : `the error ${JSON.stringify(error)}`} where Error is ${text}`, () => {
      expect(message(`{"Response":"Trades","Error":${text}}`).error).to.equal(error);
    });
  }

  it('keeps the text of every number only where asked to', () => {
    const text = '{"Response":"X","Result":{"Exact":1.50,"Long":638273510970197437}}';
    expect(message(text).result).to.deep.equal({ Exact: 1.5, Long: new Literal('638273510970197437') });
    expect(reader({ keepText: true }).read(text)).to.deep.include({ result: { Exact: new Literal('1.50'), Long: new Literal('638273510970197437') } });
  });
});

describe('an answer that says a thing twice', () => {
  for (const response of ['TradeCreate', 'TradeCreateOco', 'TradeModify', 'TradeDelete']) {
    it(`is not believed where it answers a command: ${response}`, () => {
      expect(read(`{"Id":"00c0ffee-1","Response":"${response}","Result":{"Trade":{"Id":1,"Id":2}}}`)).to.include({ kind: 'unreadable', id: '00c0ffee-1' });
    });
  }

  it('is read where it answers a read, the last word counting', () => {
    expect(message('{"Response":"Account","Result":{"Balance":1,"Balance":2}}').result).to.deep.equal({ Balance: 2 });
  });
});

describe('a frame that cannot be read', () => {
  const odd: Readonly<Record<string, string>> = {
    'empty text, as a binary frame reads': '',
    'no JSON': 'Bad gateway',
    'a page of HTML': '<html></html>',
    'a truncated object': '{"Id":"a","Response":"Trades","Resu',
    'a list': '[]',
    'a text': '"ok"',
    'a number': '7',
    'a long number': '638273510970197437',
    null: 'null',
    'an object without Response': '{"Id":"a"}',
    'a Response that is a number': '{"Response":7}',
    'a Response that is null': '{"Response":null}',
    'one nested too deep': `{"Response":"X","Result":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    'two objects': '{"Response":"X"}{"Response":"Y"}',
  };
  for (const [what, text] of Object.entries(odd)) {
    it(`is told as such, counted and shared: ${what}`, () => {
      const { probe, read: reading } = reader();
      const frame = reading(text);
      expect(errorIn(frame)).to.be.instanceOf(DecodeError);
      expect(frame).to.include({ shared: true, answers: true });
      expect(probe.counts).to.deep.equal({ decodeError: 1 });
    });
  }

  it('never repeats what stood in it', () => {
    for (const text of ['{"Response":"X","CANARY', 'CANARY', '{"Response":["CANARY"]}', '"CANARY"', '{"CANARY":1,}']) {
      const error = errorIn(read(text));
      expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.to.include('CANARY');
    }
  });

  it('ends the request whose id can still be made out', () => {
    expect(read('{"Response":"Trades","Id":"00c0ffee-1","Result":{"Tra')).to.include({ id: '00c0ffee-1' });
    expect(read('{"Response":"Trades", "id" : "00c0ffee-1","Result":{"Tra')).to.include({ id: '00c0ffee-1' });
  });

  it('ends nothing where no id can be made out', () => {
    for (const text of ['{"Response":"Trades","Id":7,"Re', `{"Id":"${'0'.repeat(65)}-1",`, '{"Id":""', 'Id: "a"'])
      expect(read(text)).not.to.have.property('id');
  });

  it('takes no record for the request, though records have ids too', () => {
    const records = '{"Id":"561b82dc9a8c2a5fc4b5b9d3"},{"Id":"bf9e37b3-b2f6-42ca-9946-86309d4ed746"},';
    expect(read(`{"Result":{"Records":[${records}],"Response":"TradeHistory","Id":"00c0ffee-1"}`)).to.include({ id: '00c0ffee-1' });
    expect(read(`{"Response":"TradeHistory","Id":"00c0ffee-1","Result":{"Records":[${records.repeat(100)}`)).to.include({ id: '00c0ffee-1' });
    expect(read(`{"Result":{"Records":[${records}`)).not.to.have.property('id');
  });

  it('finds the id at the end too, where current servers print it', () => {
    expect(read(`{"Result":{"Records":[${'{"Balance":1},'.repeat(500)}],"Response":"TradeHistory","Id":"00c0ffee-1"}`)).to.include({ id: '00c0ffee-1' });
  });
});

describe('the limit of a frame', () => {
  const { read: reading } = reader({ maxFrame: 40 });
  const frame = (pad: string): string => `{"Response":"${pad}"}`; // 15 characters beside the pad

  it('counts bytes, not characters', () => {
    expect(reading(frame('x'.repeat(25))).kind).to.equal('message');
    expect(reading(frame('x'.repeat(26))).kind).to.equal('unreadable');
    expect(reading(frame('é'.repeat(12))).kind).to.equal('message'); // 39 bytes
    expect(reading(frame('é'.repeat(13))).kind).to.equal('unreadable'); // 41 bytes, 28 characters
    expect(reading(frame('🔑'.repeat(6))).kind).to.equal('message'); // 39 bytes
    expect(reading(frame('🔑'.repeat(7))).kind).to.equal('unreadable');
  });

  it('says what it is and what came', () => {
    expect(errorIn(reading(frame('x'.repeat(85)))).message).to.equal('Could not read the frame: expected at most 40 bytes, got 100 characters.');
  });

  it('still ends the request that was answered with it', () => {
    expect(reading(`{"Id":"00c0ffee-1","Response":"${'x'.repeat(100)}"}`)).to.include({ id: '00c0ffee-1' });
  });
});

describe('a request that goes out', () => {
  it('is one object: id, name, and the members of its own', () => {
    const { print } = reader();
    expect(print('a', { name: 'Trades', body: {} })).to.equal('{"Id":"a","Request":"Trades"}');
    expect(print('a', { name: 'Trades', body: { Params: { Id: new Literal('638273510970197437'), Symbol: undefined } } })).to.equal(
      '{"Id":"a","Request":"Trades","Params":{"Id":638273510970197437}}',
    );
  });
});

describe('the result of an answer', () => {
  const outcome = (text: string, names?: readonly string[]): unknown => {
    try {
      return resultOf('Trades', read(text), names);
    } catch (error) {
      return error;
    }
  };

  it('is its Result, where it comes under a name that was expected', () => {
    expect(outcome('{"Id":"a","Response":"Trades","Result":[1]}')).to.deep.equal([1]);
    expect(outcome('{"Id":"a","Response":"Trades"}')).to.equal(undefined);
    expect(outcome('{"Id":"a","Response":"TradesReport","Result":[1]}', ['Trades', 'TradesReport'])).to.deep.equal([1]);
  });

  for (const [form, text] of Object.entries({
    generic: '{"Id":"a","Response":"Error","Error":"Timeout"}',
    typed: '{"Id":"a","Response":"Trades","Error":"Timeout"}',
    'beside a result': '{"Id":"a","Response":"Trades","Result":{},"Error":"Timeout"}',
  })) {
    it(`is the server's no in the ${form} form`, () => {
      const error = outcome(text);
      expect(error).to.be.instanceOf(RequestError).and.include({ request: 'Trades', id: 'a', text: 'Timeout', delivered: 'yes', retryable: true });
    });
  }

  it("is a final no where the server's text speaks of no passing trouble", () => {
    expect(outcome('{"Id":"a","Response":"Error","Error":"Order Not Found 7"}')).to.be.instanceOf(RequestError).and.include({ retryable: false });
  });

  it('is a decode error under another name, quoted only in part', () => {
    expect(outcome(`{"Id":"a","Response":"${'Y'.repeat(200)}"}`))
      .to.be.instanceOf(DecodeError)
      .and.include({ path: 'Response', expected: 'Trades', got: 'Y'.repeat(40) });
    expect(outcome('{"Id":"a","Response":"Error"}')).to.be.instanceOf(DecodeError);
  });

  it('is the decode error of a frame that could not be read', () => {
    expect(outcome('{"Id":"a"')).to.be.instanceOf(DecodeError).and.be.instanceOf(RxttError);
  });
});
