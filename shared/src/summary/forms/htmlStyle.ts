/**
 * How the HTML form looks: paper and ink, as the board does, in colours that every viewer knows. It is one
 * constant, so that its hash is one too (`html.test.ts` says what it has to be after a change).
 *
 * Lanes differ in hue and in the pattern of the strip under their heading, people in hue and shape. On paper
 * there is no ground, and a card is kept on one page where it fits on one.
 */
export const STYLE_HASH = 'sha256-WUnsNS81NnR5oDh53Hl7crg5WgW8u0pSQRN5TbtKwBw=';

const LANES = {
  needs: {
    light: ['#633f00', '#997238'],
    dark: ['#fbd094', '#b38a50'],
    strip: 'radial-gradient(circle, var(--edge) 1.5px, transparent 1.8px) 0 0/8px 8px',
  },
  requests: {
    light: ['#005455', '#358989'],
    dark: ['#97e9e8', '#50a2a1'],
    strip: 'repeating-linear-gradient(-45deg, var(--edge) 0 1.5px, transparent 1.5px 5.657px)',
  },
  boundaries: {
    light: ['#65335b', '#9b658f'],
    dark: ['#fec2ef', '#b57da8'],
    strip: 'linear-gradient(90deg, var(--edge) 2px, transparent 2px) 0 0/8px 8px',
  },
  'next-week': {
    light: ['#2b5322', '#5d8754'],
    dark: ['#b8e7ae', '#74a06b'],
    strip: 'repeating-conic-gradient(var(--edge) 0 25%, transparent 0 50%) 0 0/8px 8px',
  },
  appreciations: {
    light: ['#5c3f3f', '#917170'],
    dark: ['#f1cecd', '#aa8988'],
    strip:
      'radial-gradient(circle, transparent 1.4px, var(--edge) 1.8px 2.8px, transparent 3.2px) 0 0/10px 8px',
  },
  feelings: {
    light: ['#454462', '#777797'],
    dark: ['#d3d4f8', '#8e8eb0'],
    strip:
      'radial-gradient(circle at 50% 100%, transparent 3px, var(--edge) 3.4px 4.6px, transparent 5px) 0 0/10px 8px',
  },
  wins: {
    light: ['#4a4a29', '#7d7d5a'],
    dark: ['#dadbb5', '#959571'],
    strip:
      'repeating-linear-gradient(45deg, var(--edge) 0 1.5px, transparent 1.5px 8.485px) 0 0/12px 12px',
  },
  parked: {
    light: ['#43484e', '#767b81'],
    dark: ['#d2d8df', '#8d939a'],
    strip: 'linear-gradient(90deg, var(--edge) 8px, transparent 8px) 0 0/14px 8px',
  },
} as const;

const lanes = (of: 'light' | 'dark'): string =>
  Object.entries(LANES)
    .map(([lane, { [of]: colours, strip }]) => {
      const [ink, edge] = colours;
      const pattern = of === 'light' ? `--strip:${strip};` : '';
      return `[data-hue="${lane}"]{--lane:${ink};--edge:${edge};${pattern}}`;
    })
    .join('\n');

export const STYLE = `
:root{color-scheme:light dark;
--page:#f6f1e7;--paper:#fffdf8;--ink:#21252e;--soft:#434751;--hairline:#ddd4c1;--edge:#7d7462;--lane:#21252e;
--a:#005570;--b:#76371a;--t:#3b5043;--strip:linear-gradient(var(--hairline),var(--hairline)) 0 50%/100% 2px no-repeat;
--serif:"Source Serif 4","Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif",serif;
--sans:"Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
*,::before,::after{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:106.25%/1.5 var(--sans);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere}
main{max-inline-size:46rem;margin:0 auto;padding:2rem 1rem 3rem}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:2rem}
h2{font-size:1.4rem;color:var(--lane)}
h3{font-size:1.15rem;color:var(--lane)}
p,ul,dl,dd,blockquote,figure{margin:0;padding:0}
ul{list-style:none}
header p{color:var(--soft)}
header h1{margin-block-end:.5rem}
section{margin-block-start:2.25rem}
section.inner{margin-block-start:1.25rem}
.strip{block-size:8px;margin-block:.4rem .75rem;border-radius:4px;background:var(--strip);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.intro{color:var(--soft);margin-block-end:.75rem}
.card{background:var(--paper);border:1px solid var(--edge);border-radius:12px;padding:.75rem 1rem;margin-block-end:.75rem}
.head{display:flex;flex-wrap:wrap;gap:.1rem .75rem;font-size:.9rem;color:var(--soft)}
.label{font-weight:600}
.by::before{content:"";display:inline-block;inline-size:.62em;block-size:.62em;margin-inline-end:.4em;background:currentColor;color:var(--t);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.by[data-seat="partner-a"]::before{border-radius:50%;color:var(--a)}
.by[data-seat="partner-b"]::before{transform:rotate(45deg) scale(.9);color:var(--b)}
.words{font-size:1.1rem;white-space:pre-wrap;unicode-bidi:plaintext}
bdi,blockquote{white-space:pre-wrap}
blockquote{unicode-bidi:plaintext;border-inline-start:3px solid var(--hairline);padding-inline-start:.75rem}
dl{margin-block-start:.5rem;display:grid;gap:.35rem}
dl>div{display:grid;gap:0 1rem}
dt{font-size:.9rem;color:var(--soft);padding-block-start:.1rem}
dd>bdi{display:block}
.notes{margin-block-start:.5rem;display:grid;gap:.35rem}
.notes li{color:var(--soft)}
.notes blockquote{color:var(--ink)}
.rule{block-size:2.2rem;border-block-end:1px solid var(--edge)}
figure{background:#fffdf8;border:1px solid var(--edge);border-radius:12px;padding:.5rem}
img{display:block;max-inline-size:100%;block-size:auto;margin:auto}
footer{margin-block-start:2.5rem;padding-block-start:.75rem;border-block-start:1px solid var(--hairline);font-size:.9rem;color:var(--soft)}
${lanes('light')}
@media print,(min-width:36rem){dl>div{grid-template-columns:minmax(6rem,11rem) 1fr}}
@media screen and (prefers-color-scheme:dark){
:root{--page:#171c27;--paper:#222a38;--ink:#eef0f4;--soft:#c6ccd8;--hairline:#343d4e;--edge:#8590a6;--lane:#eef0f4;--a:#85d8f9;--b:#ffb897;--t:#bbd1c2}
${lanes('dark')}
}
@media screen and (forced-colors:active){.strip{forced-color-adjust:none;--edge:CanvasText}}
@media print{
@page{margin:16mm}
:root{color-scheme:light;--page:#fff;--paper:#fff}
html{font-size:9.5pt;line-height:1.35}
main{max-inline-size:none;padding:0}
h1{font-size:18pt}
h2{font-size:12.5pt}
h3{font-size:11pt}
section{margin-block-start:10pt}
section.inner{margin-block-start:6pt}
.strip{block-size:6px;margin-block:2pt 4pt}
h1,h2,h3,.strip,.intro{break-after:avoid}
.card,.head,figure,.notes li,dl>div{break-inside:avoid}
p,dd,blockquote{orphans:3;widows:3}
.words{font-size:10.5pt}
.card{border-color:#bbb;border-radius:6pt;padding:3pt 7pt 4pt;margin-block-end:4pt}
dl,.notes{margin-block-start:2pt;gap:1pt}
footer{margin-block-start:12pt;padding-block-start:4pt}
img{max-block-size:230mm}
}
`;
