/** The style of the report; its colours follow the theme of the reader's system. */
export const style = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(#f4f6fa, #10151f);
  --surface: light-dark(#ffffff, #171e2b);
  --sunken: light-dark(#f0f3f8, #121823);
  --text: light-dark(#1b2536, #e6ebf4);
  --muted: light-dark(#566176, #a3afc4);
  --line: light-dark(#dfe4ee, #2b3548);
  --line-strong: light-dark(#8792a7, #6a788f);
  --link: light-dark(#2350c4, #8fb0ff);
  --breaks: light-dark(#b3261e, #ff9a92);
  --breaks-soft: light-dark(#fdeae8, #431f1f);
  --remark: light-dark(#8a5300, #f0be62);
  --remark-soft: light-dark(#fdf1d9, #3a2d12);
  --works: light-dark(#0f7040, #5fd39a);
  --works-soft: light-dark(#e2f5ea, #14362a);
  --neutral-soft: light-dark(#e9edf4, #2a3447);
  --key: light-dark(#7a3fa0, #d2a8ff);
  --value: light-dark(#0b6355, #7ee0c8);
  --mono: ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace;
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: 0.875em; }
h1, h2, h3, p, ul, dl, dd { margin: 0; }
h1 { font-size: 0.875rem; font-weight: 600; color: var(--muted); }
h2 { font-size: 1.125rem; margin: 2.5rem 0 0.75rem; }
.verdict { margin-top: 0.75rem; padding: 1.25rem 1.5rem; border-radius: 10px; border: 1px solid var(--line); background: var(--surface); border-left-width: 6px; }
.verdict p { font-size: 1.375rem; font-weight: 650; line-height: 1.3; text-wrap: balance; }
.verdict p + p { font-size: 1rem; font-weight: 400; margin-top: 0.25rem; }
.verdict.breaks, .verdict.not-supported { border-left-color: var(--breaks); }
.verdict.remark { border-left-color: var(--remark); }
.verdict.works { border-left-color: var(--works); }
.facts { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin-top: 1rem; font-size: 0.875rem; }
.facts dt { color: var(--muted); font-size: 0.8125rem; }
.note { margin-top: 1rem; padding: 0.875rem 1.25rem; border-radius: 10px; background: var(--remark-soft); color: var(--text); }
.filters { border: 0; margin: 0 0 0.75rem; padding: 0; display: flex; flex-wrap: wrap; gap: 0.5rem; }
.filters legend { padding: 0; font-size: 0.875rem; color: var(--muted); margin-bottom: 0.5rem; }
.filters label { display: inline-flex; align-items: center; gap: 0.5rem; min-height: 2.25rem; padding: 0 0.875rem; border: 1px solid var(--line-strong); border-radius: 999px; background: var(--surface); font-size: 0.875rem; cursor: pointer; }
.filters label:has(:checked) { border-color: currentColor; }
.filters label:not(:has(:checked)) { color: var(--muted); background: transparent; }
.filters input { width: 1rem; height: 1rem; margin: 0; accent-color: var(--link); }
.finding { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; margin-top: 0.5rem; }
.finding > summary { display: grid; grid-template-columns: 9.5rem 1fr auto; gap: 0.25rem 0.75rem; align-items: baseline; padding: 0.75rem 1rem; cursor: pointer; list-style: none; border-radius: 10px; }
summary::-webkit-details-marker { display: none; }
.finding > summary h3 { font-size: 1rem; font-weight: 600; }
.finding > summary code { color: var(--muted); }
.finding > summary:hover h3 { text-decoration: underline; text-underline-offset: 3px; }
.badge { justify-self: start; padding: 0.125rem 0.625rem; border-radius: 999px; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.badge.breaks, .badge.not-supported { color: var(--breaks); background: var(--breaks-soft); }
.badge.remark { color: var(--remark); background: var(--remark-soft); }
.badge.works { color: var(--works); background: var(--works-soft); }
.badge.skipped { color: var(--muted); background: var(--neutral-soft); }
.content { padding: 0.25rem 1rem 1.25rem; display: grid; gap: 1rem; }
.content > .what { font-size: 1.0625rem; }
.content dl { display: grid; grid-template-columns: 9.5rem 1fr; gap: 0.75rem; }
.content dt { color: var(--muted); font-size: 0.875rem; padding-top: 0.0625rem; }
.content ul { padding-left: 1.125rem; }
.behaviours > summary { color: var(--link); font-size: 0.875rem; cursor: pointer; width: fit-content; }
.behaviours ul { margin-top: 0.5rem; font-size: 0.875rem; display: grid; gap: 0.375rem; }
.exchanges { display: grid; gap: 0.375rem; }
.exchanges > h4 { margin: 0.25rem 0; font-size: 0.875rem; font-weight: 600; }
.exchange { border: 1px solid var(--line); border-radius: 6px; background: var(--sunken); min-width: 0; }
.exchange > summary { display: flex; flex-wrap: wrap; gap: 0.125rem 0.75rem; align-items: baseline; padding: 0.5rem 0.75rem; cursor: pointer; list-style: none; border-radius: 6px; }
.exchange > summary::before, .finding > summary h3::before { content: '\\25b8'; display: inline-block; width: 1rem; color: var(--muted); font-size: 0.75rem; }
.exchange[open] > summary::before, .finding[open] > summary h3::before { content: '\\25be'; }
.exchange .path { flex: 1 1 12rem; min-width: 0; }
.exchange .method { font-weight: 700; }
.exchange .from, .exchange .time { color: var(--muted); font-size: 0.8125rem; }
.status { font-weight: 700; color: var(--works); }
.status.bad { color: var(--breaks); }
.messages { padding: 0 0.75rem 0.75rem; display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
.messages > p { grid-column: 1 / -1; color: var(--muted); font-size: 0.875rem; }
.message { min-width: 0; }
.message .heading { display: flex; flex-wrap: wrap; gap: 0.375rem; align-items: center; justify-content: space-between; min-height: 2rem; margin-bottom: 0.25rem; }
.message .name { font-size: 0.8125rem; font-weight: 600; color: var(--muted); }
.message pre { margin: 0; padding: 0.75rem; max-height: 28rem; overflow: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; tab-size: 2; font-size: 0.8125rem; }
.buttons { display: flex; gap: 0.375rem; }
button { font: inherit; font-size: 0.8125rem; color: var(--text); background: var(--surface); border: 1px solid var(--line-strong); border-radius: 6px; min-height: 1.75rem; padding: 0 0.625rem; cursor: pointer; }
button:hover { border-color: var(--link); color: var(--link); }
.key { color: var(--key); }
.value { color: var(--value); }
.elsewhere { font-size: 0.875rem; }
table { width: 100%; margin: 0.75rem 0; border-collapse: collapse; background: var(--surface); border: 1px solid var(--line); font-size: 0.875rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-top: 1px solid var(--line); }
th { color: var(--muted); font-weight: 600; }
footer { margin-top: 3rem; color: var(--muted); font-size: 0.875rem; }
#copied { position: fixed; inset: auto 1rem 1rem auto; }
#copied:not(:empty) { padding: 0.5rem 1rem; border-radius: 6px; background: var(--text); color: var(--canvas); font-size: 0.875rem; }
[hidden] { display: none; }
body:has(#show-breaks:not(:checked)) [data-verdict='breaks'],
body:has(#show-not-supported:not(:checked)) [data-verdict='not-supported'],
body:has(#show-remark:not(:checked)) [data-verdict='remark'],
body:has(#show-works:not(:checked)) [data-verdict='works'],
body:has(#show-skipped:not(:checked)) [data-verdict='skipped'] { display: none; }
@media (max-width: 40rem) {
  main { padding: 1.25rem 0.875rem 3rem; }
  .verdict { padding: 1rem 1.125rem; }
  .finding > summary { grid-template-columns: 1fr; gap: 0.375rem; }
  .content dl { grid-template-columns: 1fr; gap: 0.125rem; }
  .content dd + dt { margin-top: 0.625rem; }
}
@media print {
  :root { color-scheme: light; }
  .filters, button { display: none; }
  .message pre { max-height: none; }
}
`
