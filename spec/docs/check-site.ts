// Walks over the built site: every link leads somewhere, also to the heading it names, and no page asks anybody else for anything. `npm run docs:build` runs it last.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../docs/.vitepress/dist/', import.meta.url));

/** Schemes that need nobody: within the page, or for another program. */
const LOCAL = /^(?:data|mailto|blob):/;
const ABROAD = /^(?:[a-z]+:)?\/\//i;

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const pages = files.filter((path) => path.endsWith('.html'));
const text = (path: string): string => readFileSync(DIST + path, 'utf8');

const valuesOf = (html: string, pattern: RegExp): readonly string[] => [...html.matchAll(pattern)].map(([, value = '']) => value.replaceAll('&amp;', '&'));

const ids = new Map(pages.map((page) => [page, new Set(valuesOf(text(page), /\sid="([^"]+)"/g))]));

/** The file that `path`, from the site's root, is served from. */
const fileOf = (path: string): string | undefined =>
  [path, `${path}.html`, posix.join(path, 'index.html')].find((file) => posix.extname(file) !== '' && existsSync(DIST + file));

const deadOn = (page: string): readonly string[] =>
  valuesOf(text(page), /<a\b[^>]*?\shref="([^"]*)"/g).filter((href) => {
    if (ABROAD.test(href) || LOCAL.test(href)) return false;
    const [path = '', anchor = ''] = href.split('#');
    const target = path === '' ? page : fileOf(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(page), path));
    return target === undefined || (anchor !== '' && ids.get(target)?.has(decodeURIComponent(anchor)) !== true);
  });

/** What a browser would fetch by itself from somewhere else: by the page, or by a style. */
const abroadIn = (path: string): readonly string[] => {
  const content = text(path);
  const fetched = path.endsWith('.css')
    ? valuesOf(content, /(?:url\(|@import\s+)["']?([^"')\s]+)/g)
    : [...valuesOf(content, /\ssrc(?:set)?="([^"]+)"/g), ...valuesOf(content, /<link\b[^>]*?\shref="([^"]+)"/g), ...valuesOf(content, /url\(["']?([^"')]+)/g)];
  return fetched.filter((address) => ABROAD.test(address));
};

const complaints = [
  ...pages.flatMap((page) => deadOn(page).map((href) => `${page}: the link ${href} leads nowhere`)),
  ...files.filter((path) => /\.(?:html|css)$/.test(path)).flatMap((path) => abroadIn(path).map((address) => `${path} would fetch ${address}`)),
];
for (const complaint of complaints) console.error(complaint);
console.log(`${String(pages.length)} pages, ${String(complaints.length)} complaints`);
process.exitCode = pages.length > 0 && complaints.length === 0 ? 0 : 1;
