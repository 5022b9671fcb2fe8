// The requestId that every call bears: `<app>-<company>--<guid>`. options checks the names, deliver draws the ids.

import { InvalidRequestError } from '../base/errors.js';
import { guid, type Random } from '../base/ids.js';

/** What TT asks to keep out of the id; spaces of any kind with it. */
const FORBIDDEN = /[\s$&+,/:;=?@"<>#%{}|\\^~[\]`]/;

/** A name of the id. Throws an `InvalidRequestError` on the field where it is empty or TT forbids a character of it. */
export const checkedName = (field: string, name: unknown): string => {
  if (typeof name !== 'string' || name === '') throw new InvalidRequestError(field, 'must not be empty: TT wants to know who asks. Nothing was sent.');
  const character = FORBIDDEN.exec(name)?.[0];
  if (character !== undefined)
    throw new InvalidRequestError(field, `must not contain ${JSON.stringify(character)}: TT forbids it in a requestId. Nothing was sent.`);
  return name;
};

/** Ids with a fresh GUID each. */
export const requestIds =
  (appName: string, companyName: string, random: Random | undefined): (() => string) =>
  () =>
    `${appName}-${companyName}--${guid(random)}`;
