// What the specs of the documentation look at: its pages, their headings, links and pieces of code. Only they use it.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** The project's folder. */
export const ROOT = new URL('../../', import.meta.url);

/** The text of a file, by its path from the project's folder. */
export const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** Every file of `folder` that ends in `ending`, by its path from the project's folder. */
const filesOf = (folder: string, ending: string): readonly string[] =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .map((path) => folder + path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(ending))
    .sort();

/** Whether somebody wrote the page: the reference is made from the doc comments, the reports of the public face from the build. */
const isWritten = (path: string): boolean => !/^docs\/(?:reference|api)\//.test(path);

/** Every page a reader may open. Those for contributors name files that are to be made, and show code in parts: `manual` is what is held to the letter. */
export const pages = (): readonly string[] => [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'examples/README.md',
  ...filesOf('docs/', '.md').filter(isWritten),
];

/** The pages for users: their code compiles, and the files they name are there. */
export const manual = (): readonly string[] => pages().filter((page) => page !== 'CONTRIBUTING.md' && page !== 'CHANGELOG.md');

/** The programs right in `folder`. */
const programsIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, ROOT), { encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => folder + name)
    .sort();

/** Every example program of one file. Examples of several files have folders of their own, and specs of their own. */
export const examples = (): readonly string[] => programsIn('examples/');

/** Every program of the recipes. */
export const recipes = (): readonly string[] => programsIn('examples/recipes/');

/** A piece of code on a page; `line` is where it begins. */
export interface Fence {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

const FENCE = /^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm;

/** The pieces of code on a page. */
export const fences = (page: string): readonly Fence[] => {
  const text = read(page);
  return [...text.matchAll(FENCE)].map(({ index, 1: language = '', 2: code = '' }) => ({
    page,
    line: text.slice(0, index).split('\n').length,
    language,
    code,
  }));
};

/** A page without its code, where a `#` or a bracket would mean something else. */
const prose = (page: string): string =>
  read(page)
    .replace(FENCE, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()#]/g, ' '));

/** What a heading is reached by: its words in small letters, joined by hyphens, as the renderers of Markdown do it. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** The headings of a page, as anchors. */
export const anchors = (page: string): readonly string[] => [...prose(page).matchAll(/^#{1,6} (.+)$/gm)].map(({ 1: heading = '' }) => anchorOf(heading));

/** A link within the project: to a file by its path from the project's folder, and to an anchor on it where it names one. */
export interface Link {
  readonly text: string;
  readonly path: string;
  readonly anchor: string | undefined;
}

/** The links of a page that stay within the project. */
export const links = (page: string): readonly Link[] =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(({ 1: target = '' }) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return { text: target, path: path === '' ? page : posix.join(posix.dirname(page), path), anchor };
    });
