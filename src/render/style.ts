// The one style sheet of our pages; it knows their class names and nothing else.

/** Colours keep a contrast of at least 4.5 to 1 on their ground (WCAG 2.2 AA, 1.4.3) in light and in dark. */
const STYLE = `:root {
  color-scheme: light dark;
  --ground: #fdfcfa;
  --ink: #1c1b19;
  --faint: #5c5852;
  --link: #0b4f8a;
  --line: #d9d4cb;
  --focus: #b34700;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #161513;
    --ink: #ece8e1;
    --faint: #aaa49a;
    --link: #8cc2f5;
    --line: #3a3732;
    --focus: #ffb37a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 72rem;
  padding: 1rem;
  background: var(--ground);
  color: var(--ink);
  font: 1.0625rem/1.5 system-ui, sans-serif;
  overflow-wrap: break-word;
}
a { color: var(--link); }
a:focus-visible, main:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header { border-bottom: 1px solid var(--line); padding-bottom: 0.75rem; }
.site { margin: 0; font-size: 1.375rem; font-weight: 700; }
.site a { color: inherit; text-decoration: none; }
nav ul, .more-feeds ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; list-style: none; }
nav a, .feeds a, .more a { display: inline-block; padding: 0.25rem 0; }
nav a[aria-current] { color: inherit; font-weight: 600; }
.editions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0 3rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.625rem; }
h2 { font-size: 1.375rem; }
h2 a { color: inherit; }
h3 { font-size: 1.0625rem; margin: 1rem 0 0.25rem; }
.headlines { margin: 0; padding: 0; list-style: none; }
.headlines li { padding: 0.625rem 0; border-top: 1px solid var(--line); }
.headline { color: inherit; font-weight: 600; text-decoration: none; }
.headline:hover { text-decoration: underline; }
.headline:visited { color: var(--faint); }
.meta, .feeds, .original, footer { color: var(--faint); font-size: 0.9375rem; }
.meta { margin: 0.125rem 0 0; }
.headlines .meta a { color: inherit; text-decoration: none; display: inline-block; padding: 0.125rem 0; }
.headlines .meta a:hover { text-decoration: underline; }
.outlet { font-weight: 600; margin-right: 0.5rem; }
article { max-width: 42rem; }
.content img, .content video { max-width: 100%; height: auto; }
.content pre, .content table { display: block; max-width: 100%; overflow-x: auto; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); }
`;

/** `/style.css` */
export function renderStyle(): string {
  return STYLE;
}
