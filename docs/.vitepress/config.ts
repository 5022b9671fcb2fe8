// The documentation as a site: `npm run docs:build`. The pages are the same files that are read in the repository; what they link to outside of docs
// is code, which the site does not hold, so such links become plain text there. The marble pictures become part of their pages, so that they take on its colours.

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { defineConfig, type DefaultTheme, type MarkdownEnv } from 'vitepress';

const GUIDE: DefaultTheme.SidebarItem[] = [
  { text: 'Start', link: '/start' },
  { text: 'Concepts', link: '/concepts' },
  {
    text: 'Recipes',
    link: '/recipes',
    collapsed: true,
    items: [
      { text: 'Orders', link: '/recipes/orders' },
      { text: 'What happens', link: '/recipes/streams' },
      { text: 'History', link: '/recipes/history' },
      { text: 'Logging in', link: '/recipes/login' },
      { text: 'Tests of your own', link: '/recipes/tests' },
      { text: 'In operation', link: '/recipes/operations' },
    ],
  },
  { text: 'TT REST', link: '/tt-rest' },
  { text: 'The command', link: '/command' },
  { text: 'Angular', link: '/angular' },
  { text: 'Interop', link: '/interop' },
  { text: 'Sinks', link: '/sinks' },
  { text: 'Testing', link: '/testing' },
  { text: 'Simulator', link: '/simulator' },
];
const ERRORS: DefaultTheme.SidebarItem[] = [
  'ConnectionError',
  'LoginError',
  'TwoFactorError',
  'RequestError',
  'TimeoutError',
  'DecodeError',
  'ThrottledError',
  'InvalidRequestError',
  'ClosedError',
  'TokenError',
  'RateLimitError',
  'PartialWriteError',
].map((text) => ({ text, link: `/errors/${text.toLowerCase()}` }));
const TRUST: DefaultTheme.SidebarItem[] = [
  { text: 'Safety', link: '/safety' },
  { text: 'Journal', link: '/journal' },
  { text: 'Errors', link: '/errors', collapsed: true, items: ERRORS },
  { text: 'Security', link: '/security' },
  { text: 'Threats', link: '/threats' },
  { text: 'Performance', link: '/performance' },
];
/** Every entry point, and the folder that the reference has it in. */
const REFERENCE: DefaultTheme.SidebarItem[] = Object.entries({
  rxtt: 'index',
  'rxtt/ticktrader': 'ticktrader',
  'rxtt/tt-rest': 'tt-rest',
  'rxtt/simulator': 'simulator',
  'rxtt/testing': 'testing',
  'rxtt/testing/angular': 'testing/angular',
  'rxtt/journal': 'journal',
  'rxtt/angular': 'interop/angular',
  'rxtt/async-iterable': 'interop/async-iterable',
  'rxtt/node-stream': 'interop/node-stream',
  'rxtt/web-stream': 'interop/web-stream',
  'rxtt/abort-signal': 'interop/abort-signal',
  'rxtt/otel': 'interop/otel',
  'rxtt/diagnostics': 'interop/diagnostics',
  'rxtt/logger': 'interop/logger',
  'rxtt/ndjson': 'sinks/ndjson',
  'rxtt/csv': 'sinks/csv',
  'rxtt/parquet': 'sinks/parquet',
  'rxtt/duckdb': 'sinks/duckdb',
  'rxtt/jetstream': 'sinks/jetstream',
}).map(([text, folder]) => ({ text, link: `/reference/${folder}/` }));
const BACKGROUND: DefaultTheme.SidebarItem[] = [
  { text: 'Comparison', link: '/comparison' },
  { text: 'Migration', link: '/migration' },
  { text: 'Architecture', link: '/architecture' },
  { text: 'Decisions', link: '/decisions' },
  { text: 'Protocol: TickTrader', link: '/protocol/ticktrader' },
  { text: 'Protocol: TT REST', link: '/protocol/tt-rest' },
  { text: 'Reference', link: '/reference/', collapsed: true, items: REFERENCE },
];

/** Whether a link on the page at `from` (within docs) leads out of docs. */
const leadsOut = (from: string, href: string): boolean => !/^[a-z]+:/i.test(href) && posix.join(posix.dirname(from), href).startsWith('..');

/** What a heading is reached by, as in the repository, so that a link holds in both places. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const PICTURE = /^(?:\.\.\/)*(pictures\/[\w-]+\.svg)$/;

/** So wide that its words can be read; where the window is narrower, the picture is moved and not the page. */
const LEGIBLE = '560px';

/** A picture as part of the page it stands on: without the line that gives it colours of its own. */
const partOfPage = (path: string): string => {
  const picture = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').replace(/<style>.*<\/style>\n/, '');
  return `<span tabindex="0" style="display: block; overflow-x: auto">${picture.replace('<svg ', `<svg style="min-width: ${LEGIBLE}" `)}</span>`;
};

export default defineConfig({
  title: 'rxtt',
  description: 'Reactive streams for TickTrader and the TT REST API.',
  cleanUrls: true,
  // fonts and everything else come with the site: nothing is asked of anybody else
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcExclude: ['api/**'],
  // the index of the search is one large file, which is fetched when somebody searches
  vite: { build: { chunkSizeWarningLimit: 8_000 } },
  themeConfig: {
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Recipes', link: '/recipes' },
      { text: 'Safety', link: '/safety' },
      { text: 'Reference', link: '/reference/' },
    ],
    sidebar: [
      { text: 'Guide', items: GUIDE },
      { text: 'Can I trust it', items: TRUST },
      { text: 'Background', items: BACKGROUND },
    ],
    search: { provider: 'local' },
    outline: [2, 3],
  },
  markdown: {
    anchor: { slugify: anchorOf },
    config: (md) => {
      md.set({ html: false }); // the pages hold none: `<x>` stands for itself
      const imageRule = md.renderer.rules.image;
      md.renderer.rules.image = (tokens, index, options, env, self) => {
        const [, path] = PICTURE.exec(tokens[index]?.attrGet('src') ?? '') ?? [];
        return path === undefined ? (imageRule?.(tokens, index, options, env, self) ?? '') : partOfPage(path);
      };
      md.core.ruler.push('links-out-of-docs', ({ tokens, env }) => {
        for (const { children } of tokens) {
          let isOutside = false;
          for (const child of children ?? []) {
            if (child.type === 'link_open') isOutside = leadsOut((env as MarkdownEnv).relativePath, child.attrGet('href') ?? '');
            if (!isOutside || !child.type.startsWith('link_')) continue;
            const isOpening = child.type === 'link_open';
            Object.assign(child, { type: isOpening ? 'em_open' : 'em_close', tag: 'em', attrs: null });
            if (!isOpening) isOutside = false;
          }
        }
      });
    },
  },
});
