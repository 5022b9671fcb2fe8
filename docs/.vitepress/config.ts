// The documentation as a site: `npm run docs:build`. The pages are the same files that are read in the repository; what they link to outside of docs
// is code, which the site does not hold, so such links become plain text there.

import { posix } from 'node:path';
import { defineConfig, type DefaultTheme, type MarkdownEnv } from 'vitepress';

const GUIDE: DefaultTheme.SidebarItem[] = [
  { text: 'Start', link: '/start' },
  { text: 'Concepts', link: '/concepts' },
  { text: 'Recipes', link: '/recipes' },
  { text: 'TT REST', link: '/tt-rest' },
  { text: 'The command', link: '/command' },
  { text: 'Angular', link: '/angular' },
  { text: 'Interop', link: '/interop' },
  { text: 'Sinks', link: '/sinks' },
  { text: 'Testing', link: '/testing' },
  { text: 'Simulator', link: '/simulator' },
];
const TRUST: DefaultTheme.SidebarItem[] = [
  { text: 'Safety', link: '/safety' },
  { text: 'Journal', link: '/journal' },
  { text: 'Errors', link: '/errors' },
  { text: 'Security', link: '/security' },
  { text: 'Threats', link: '/threats' },
  { text: 'Performance', link: '/performance' },
];
const BACKGROUND: DefaultTheme.SidebarItem[] = [
  { text: 'Comparison', link: '/comparison' },
  { text: 'Migration', link: '/migration' },
  { text: 'Architecture', link: '/architecture' },
  { text: 'Decisions', link: '/decisions' },
  { text: 'Protocol: TickTrader', link: '/protocol/ticktrader' },
  { text: 'Protocol: TT REST', link: '/protocol/tt-rest' },
  { text: 'Reference', link: '/reference/' },
];

/** Whether a link on the page at `from` (within docs) leads out of docs. */
const leadsOut = (from: string, href: string): boolean => !/^[a-z]+:/i.test(href) && posix.join(posix.dirname(from), href).startsWith('..');

export default defineConfig({
  title: 'rxtt',
  description: 'Reactive streams for TickTrader and the TT REST API.',
  cleanUrls: true,
  // fonts and everything else come with the site: nothing is asked of anybody else
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcExclude: ['api/**'],
  themeConfig: {
    sidebar: [
      { text: 'Guide', items: GUIDE },
      { text: 'Can I trust it', items: TRUST },
      { text: 'Background', items: BACKGROUND },
    ],
    search: { provider: 'local' },
    outline: [2, 3],
  },
  markdown: {
    config: (md) => {
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
