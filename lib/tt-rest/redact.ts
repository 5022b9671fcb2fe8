// Takes secrets out of words that others wrote, before they become part of an error. answer and exchange pass everything through it.

import type { Secret } from '../base/secret.js';

const REDACTED = '<redacted>';

/** The forms in which a secret may come back: as it is, as a form prints it, and the part behind the colon alone, in both. */
const formsOf = (secret: Secret): readonly string[] => {
  const text = secret.reveal();
  const tail = text.slice(text.indexOf(':') + 1);
  return [text, tail].flatMap((form) => [form, encodeURIComponent(form)]).filter((form) => form !== '');
};

/** `text` without any of the secrets. */
export const redactor =
  (secrets: () => readonly Secret[]) =>
  (text: string): string =>
    secrets()
      .flatMap(formsOf)
      .reduce((clean, form) => clean.replaceAll(form, REDACTED), text);
