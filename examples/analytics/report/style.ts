// How the report looks: by day, by night, and on paper. The page takes it as it stands.

/** Colours in pairs that keep apart for those who do not see red and green, with enough contrast for words on them. */
const DAY = `
  --page: #f4f5f7; --card: #ffffff; --ink: #17202b; --soft: #55606e; --line: #dde2e8; --code: #f0f2f5;
  --equity: #1f4fbf; --gain: #0f766e; --loss: #c2410c; --even: #7c8794; --heat: 1;`;
const NIGHT = `
  --page: #0e1319; --card: #161d26; --ink: #e6ebf1; --soft: #9fabb9; --line: #2b3643; --code: #0f151c;
  --equity: #82aaff; --gain: #2ec4b0; --loss: #f58b45; --even: #7f8b99; --heat: 0.82;`;

export const style = `
:root { color-scheme: light dark; ${DAY} }
@media screen and (prefers-color-scheme: dark) { :root { ${NIGHT} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
main, header, footer { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 56px; }
h1 { font-size: 2.4rem; line-height: 1.15; letter-spacing: -0.02em; margin: 0 0 8px; }
h2 { font-size: 1.3rem; letter-spacing: -0.01em; margin: 0 0 4px; }
p { margin: 0 0 12px; max-width: 84ch; }
.period { color: var(--soft); }
.lead { font-size: 1.1rem; margin: 20px 0 0; }
.soft, figcaption, .note { color: var(--soft); }
.note { font-size: 0.875rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 28px; margin: 24px 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; margin: 28px 0 0; }
.figures > div { background: var(--card); padding: 18px 20px; }
.figures dt { color: var(--soft); font-size: 0.875rem; }
.figures dd { margin: 2px 0 0; font-size: 1.4rem; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures .more { margin-top: 2px; line-height: 1.4; font-size: 0.8125rem; font-weight: 400; letter-spacing: 0; color: var(--soft); white-space: normal; }
figure { margin: 16px 0 0; }
.wide { overflow-x: auto; }
.wide:focus-visible, summary:focus-visible { outline: 2px solid var(--equity); outline-offset: 3px; }
svg { display: block; width: 100%; min-width: 720px; height: auto; overflow: visible; font: 13px/1 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; }
svg text { fill: var(--ink); }
svg .soft { fill: var(--soft); }
svg .small { font-size: 12px; }
svg .bold { font-weight: 650; }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .axis { stroke: var(--even); stroke-width: 1; }
svg .equity { fill: none; stroke: var(--equity); stroke-width: 2; stroke-linejoin: round; }
svg .paid { fill: none; stroke: var(--even); stroke-width: 1.5; stroke-dasharray: 5 4; }
svg .under { fill: var(--loss); fill-opacity: 0.22; }
svg .depth { fill: none; stroke: var(--loss); stroke-width: 1.5; stroke-linejoin: round; }
svg .span { fill: var(--even); fill-opacity: 0.1; }
svg .dot { fill: var(--card); stroke: var(--loss); stroke-width: 2; }
svg .of-equity { fill: var(--equity); }
svg .gain { fill: var(--gain); }
svg .loss { fill: var(--loss); }
svg .even { fill: var(--even); }
svg .heat { opacity: var(--heat); }
svg .mean { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 3 3; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; font-variant-numeric: tabular-nums; margin-top: 12px; }
caption { text-align: left; color: var(--soft); padding-bottom: 8px; }
th, td { text-align: right; padding: 7px 10px; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, th.left, td.left { text-align: left; }
thead th { color: var(--soft); font-weight: 500; }
tbody th { font-weight: 600; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; }
td.plus { color: var(--gain); }
td.minus { color: var(--loss); }
details { margin-top: 16px; font-size: 0.875rem; color: var(--soft); }
summary { cursor: pointer; width: max-content; }
pre { background: var(--code); color: var(--ink); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px; overflow-x: auto; font: 12.5px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; }
footer { color: var(--soft); font-size: 0.875rem; padding-bottom: 56px; }
@media (max-width: 640px) { main, header, footer { padding-left: 14px; padding-right: 14px; } header { padding-top: 32px; } section { padding: 18px 16px; } h1 { font-size: 1.8rem; } }
@media print {
  @page { size: A4; margin: 14mm; }
  :root { color-scheme: light; --page: #ffffff; }
  body { font-size: 10.5pt; }
  main, header, footer { max-width: none; padding: 0; }
  section { border: 0; padding: 0; margin: 22px 0; break-inside: avoid; }
  .figures { grid-template-columns: repeat(3, 1fr); }
  svg { min-width: 0; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding: 3px 6px; }
  details, .screen { display: none; }
  svg, .figures { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
