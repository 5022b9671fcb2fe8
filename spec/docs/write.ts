// Brings the pages up to date: the programs they quote, what these print, and the marble pictures. `npx tsx spec/docs/write.ts`; the specs compare.

import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { pages, read, ROOT } from './pages.js';
import { pictures } from './marbles/pictures.js';
import { printed } from './run-example.js';

/** A program on a page, and what stands there as its output, if anything does. */
const QUOTED = /^```ts\n\/\/ (examples\/[\w/-]+\.ts)\n[\s\S]*?^```$(\n\nIt prints\n\n```text\n)?/gm;

const write = (path: string, text: string): void => {
  writeFileSync(new URL(path, ROOT), text);
  console.log(path);
};

const anew = async (text: string): Promise<string> => {
  let result = '';
  let rest = text;
  for (const { 0: found, 1: file = '', 2: output } of text.matchAll(QUOTED)) {
    const start = rest.indexOf(found);
    result += `${rest.slice(0, start)}\`\`\`ts\n// ${file}\n${read(file)}\`\`\`${output ?? ''}`;
    rest = rest.slice(start + found.length);
    if (output === undefined) continue;
    result += await printed(file);
    rest = rest.slice(rest.search(/^```$/m));
  }
  return result + rest;
};

for (const page of pages()) {
  const before = read(page);
  if (!before.match(QUOTED)) continue;
  const after = await format(await anew(before), { ...(await resolveConfig(page)), parser: 'markdown' });
  if (after !== before) write(page, after);
}
for (const { path, svg } of pictures()) write(path, svg);
