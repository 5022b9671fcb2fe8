// Reading what a client sent: path, query and body, with a refusal where something is wrong. Handlers are made of these.

import type { Json } from '../../codec/json.js';
import { Literal } from '../../codec/literal.js';
import { badRequest, failed } from './refusal.js';
import type { Call } from './route.js';
import type { Account, User } from './world/company.js';
import type { Instrument } from './world/catalog.js';
import type { World } from './world/world.js';
import type { WireRecord } from './writer.js';

const DIGITS = /^\d{1,20}$/;

/** A parameter of the path. */
export const pathText = (call: Call, name: string): string => call.params[name] ?? '';

/** A parameter of the query; an empty one counts as absent. */
export const queryText = ({ query }: Call, name: string): string | undefined => query.get(name) ?? undefined;

/** A parameter that must be there. */
export const neededText = (call: Call, name: string): string => {
  const text = queryText(call, name);
  if (text === undefined || text === '') throw badRequest(`Missing required parameter: ${name}`);
  return text;
};

/** A whole number, as decimal text. */
export const queryDigits = (call: Call, name: string): string | undefined => {
  const text = queryText(call, name);
  if (text !== undefined && !DIGITS.test(text)) throw badRequest(`Invalid value for parameter: ${name}`);
  return text;
};

/** A list of whole numbers with commas between. */
export const queryList = (call: Call, name: string): readonly string[] | undefined => {
  const list = queryText(call, name)?.split(',');
  if (list?.every((item) => DIGITS.test(item)) === false) throw badRequest(`Invalid value for parameter: ${name}`);
  return list;
};

/** The account with this id. */
export const accountOf = ({ company }: World, id: string): Account => {
  const account = company.account(id);
  if (account === undefined) throw failed(`Account not found: ${id}`);
  return account;
};

/** The user with this id. */
export const userOf = ({ company }: World, id: string): User => {
  const user = company.user(id);
  if (user === undefined) throw failed(`User not found: ${id}`);
  return user;
};

/** The instrument with this id. */
export const instrumentOf = (world: World, id: string): Instrument => {
  const instrument = world.catalog().instrument(id);
  if (instrument === undefined) throw failed(`Instrument not found: ${id}`);
  return instrument;
};

/** An object of JSON. */
export type JsonRecord = Readonly<Record<string, Json>>;

/** Whether `value` is an object of JSON. */
export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Literal);

/** A list in a body: the body itself, or the one list in an object that holds nothing else. */
export const listIn = (body: Json | undefined): readonly Json[] | undefined => {
  if (Array.isArray(body)) return body as readonly Json[]; // Array.isArray does not narrow read-only lists
  const members = isRecord(body) ? Object.values(body) : [];
  const [only] = members;
  return members.length === 1 && Array.isArray(only) ? (only as readonly Json[]) : undefined;
};

/** The body, which must be an object. */
export const bodyRecord = ({ json }: Call): JsonRecord => {
  const body = json();
  if (!isRecord(body)) throw badRequest('The body must be a JSON object');
  return body;
};

/** The records of a body: those of its list, or the one it is. */
export const bodyRecords = (call: Call): readonly JsonRecord[] => {
  const body = call.json();
  const items = listIn(body) ?? [body];
  if (items.length === 0 || !items.every(isRecord)) throw badRequest('The body must be a JSON object or a list of them');
  return items.filter(isRecord);
};

/** What a body wants to change of a record: its members, or its bare list under `name`. */
export const bodyChange = (call: Call, name: string): WireRecord => {
  const body = call.json();
  return Array.isArray(body) ? { [name]: body as readonly Json[] } : bodyRecord(call);
};

/** A member of a body as text, whether it is a text or a number. */
export const memberText = (record: JsonRecord, name: string): string => {
  const value = record[name];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value instanceof Literal) return value.text;
  throw badRequest(`Missing or invalid field: ${name}`);
};

/** A member of a body as a number. */
export const memberNumber = (record: JsonRecord, name: string): number => {
  const number = Number(memberText(record, name));
  if (Number.isNaN(number)) throw badRequest(`Missing or invalid field: ${name}`);
  return number;
};
