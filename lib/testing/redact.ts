// Takes secrets out of frames before they get onto a tape: what Login and TwoFactor carry, and whatever repeats it later. recording asks it.

import { print, read, type Json } from '../codec/json.js';
import { Literal } from '../codec/literal.js';

/** What stands in the place of a secret. */
const REDACTED = '<redacted>';
/** Requests whose Params are secret, but for these members. */
const HANDSHAKE: Readonly<Record<string, readonly string[]>> = { Login: ['AuthType', 'Timestamp'], TwoFactor: [] };
/** Members that are secret wherever they stand. Whole names: an Account has a `TokenCommissionCurrency` that is none. */
const SECRET_NAME = /^(?:webapi(?:id|key|secret)|secret|signature|(?:onetime)?password|(?:access|session)?_?token|deviceid|appsessionid)$/i;
/** Shorter texts are not looked for in what follows: they would be found everywhere. */
const SHORTEST = 4;

/** Frames of one recording, without their secrets. */
export interface Redactor {
  /** A frame as the tape may have it. What is no JSON object is cut out. */
  readonly redacted: (frame: unknown) => string;
}

type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Literal);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const objectIn = (frame: unknown): JsonObject | undefined => {
  if (typeof frame !== 'string') return undefined;
  try {
    const value = read(frame, { literals: 'all' });
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Nothing is known to be secret yet. */
export const redactor = (): Redactor => {
  const secrets = new Set<string>();

  const secret = (value: Json): Json => {
    const text = value instanceof Literal ? value.text : value;
    if (typeof text === 'string' && text.length >= SHORTEST) secrets.add(text);
    return REDACTED;
  };
  const clean = (value: Json): Json => {
    if (typeof value === 'string') return [...secrets].reduce((text, known) => text.replaceAll(known, REDACTED), value);
    if (isList(value)) return value.map(clean);
    return isObject(value) ? mapped(value, (name, member) => (SECRET_NAME.test(name) ? secret(member) : clean(member))) : value;
  };
  const mapped = (value: JsonObject, change: (name: string, member: Json) => Json): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(name, member)]));

  /** Params of a handshake, with what may be known. */
  const paramsOf = (params: Json, open: readonly string[]): Json =>
    isObject(params) ? mapped(params, (name, member) => (open.includes(name) ? member : secret(member))) : secret(params);

  return {
    redacted: (frame) => {
      const value = objectIn(frame);
      if (value === undefined) return `<cut: ${typeof frame === 'string' ? String(frame.length) : 'other than'} characters>`;
      const { Request } = value;
      const open = typeof Request === 'string' ? HANDSHAKE[Request] : undefined;
      const quiet = open === undefined ? value : mapped(value, (name, member) => (name === 'Params' ? paramsOf(member, open) : member));
      const printed = print(clean(quiet));
      // as it came, where nothing had to go: not a blank is changed
      return typeof frame === 'string' && print(value) === printed ? frame : printed;
    },
  };
};
