import type { Paper } from "../../../../shared/model/paper.ts";
import { pageColours } from "./colours.ts";

export interface SiteFonts {
  /** Each a file name beside the style sheet. */
  serif: string;
  serifItalic: string;
  serifExtended: string;
  sans: string;
  sansExtended: string;
}

const LATIN =
  "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";
const EXTENDED =
  "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C4, U+2113, U+2C60-2C7F, U+A720-A7FF";

function face(family: string, file: string, weights: string, style: string, range: string): string {
  return `@font-face{font-family:"${family}";src:url("${file}") format("woff2");font-weight:${weights};font-style:${style};font-display:swap;unicode-range:${range}}`;
}

/** The one style sheet of the site, in the paper's colours. */
export function siteCss(paper: Paper, fonts: SiteFonts): string {
  const colours = Object.entries(pageColours(paper.colours)).map(([name, colour]) => `--${name}:${colour}`);
  return `${face("Source Serif 4", fonts.serif, "200 900", "normal", LATIN)}
${face("Source Serif 4", fonts.serifItalic, "200 900", "italic", LATIN)}
${face("Source Serif 4", fonts.serifExtended, "200 900", "normal", EXTENDED)}
${face("Inter", fonts.sans, "100 900", "normal", LATIN)}
${face("Inter", fonts.sansExtended, "100 900", "normal", EXTENDED)}
:root{${colours.join(";")};--serif:"Source Serif 4",Georgia,"Times New Roman",serif;--sans:"Inter",system-ui,-apple-system,"Segoe UI",Arial,sans-serif}
${RULES}`;
}

const RULES = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 18px/1.6 var(--serif);font-optical-sizing:auto;overflow-wrap:break-word}
h1,h2,h3,p,ul,ol,figure,blockquote{margin:0;padding:0}
img{display:block;width:100%;height:auto;background:var(--rule)}
a{color:inherit;text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--accent-text);outline-offset:2px}
main:focus{outline:none}
[hidden]{display:none!important}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:16px;top:-100px;z-index:1;padding:10px 16px;background:var(--accent);color:var(--on-accent);font:600 15px/1.4 var(--sans)}
.skip:focus{top:8px;outline-color:var(--ink)}

.top{border-bottom:1px solid var(--rule)}
.masthead{font:700 36px/1.2 var(--serif);letter-spacing:-.01em;text-align:center}
.masthead a{text-decoration:none}
.top .masthead{padding:14px 16px 12px;border-bottom:4px double var(--rule-strong)}
.sections ul{display:flex;flex-wrap:wrap;justify-content:center;gap:0 6px;max-width:1072px;margin:0 auto;padding:4px 16px;list-style:none}
.sections a{display:block;padding:8px;font:600 13.5px/1.2 var(--sans);text-decoration:none}
.sections a:hover{text-decoration:underline}
.sections a[aria-current]{color:var(--accent-text);box-shadow:inset 0 -2px var(--accent-text)}

main{max-width:1072px;margin:0 auto;padding:34px 16px 64px}
.kicker{margin-bottom:4px;font:600 14px/1.4 var(--sans);color:var(--accent-text)}
.kicker a{text-decoration:none}
.kicker a:hover{text-decoration:underline}
.opening h1{max-width:19em;font-weight:700;font-size:clamp(33px,4.6vw,54px);line-height:1.07;letter-spacing:-.018em;text-wrap:balance}
.standfirst{max-width:34em;margin-top:14px;font-size:22px;line-height:1.36;color:var(--ink-2);text-wrap:pretty}
.byline{margin-top:14px;font:600 15px/1.4 var(--sans)}
.byline a,.when a{text-decoration:none;border-bottom:1px solid var(--rule-strong)}
.when{margin-top:14px;font:500 13.5px/1.4 var(--sans);color:var(--ink-2)}
.byline+.when{margin-top:4px}

figure.lead{margin-top:22px}
figure.upright{max-width:660px;margin-right:auto;margin-left:auto}
figcaption{margin-top:8px;font:400 13.5px/1.45 var(--sans);color:var(--ink-2)}

.text{max-width:660px;margin:34px auto 0}
.text p,.text ul,.text ol{margin:0 0 18px;text-wrap:pretty}
.text h2{margin:34px 0 10px;font-weight:700;font-size:23px;line-height:1.25;text-wrap:balance}
.text ul,.text ol{padding-left:1.4em}
.text li{margin-bottom:6px}
.text li>ul,.text li>ol{margin:6px 0 0}
.text blockquote{margin:26px 0;padding:2px 0 2px 20px;border-left:3px solid var(--accent);font-size:20px;line-height:1.5}
.text blockquote p:last-child{margin-bottom:0}
.text figure{margin:30px 0}
.text a{color:var(--accent-text)}
.dateline{font:600 .82em/1 var(--sans);letter-spacing:.02em}

.appeal,.limit{font-family:var(--sans)}
.corrections{max-width:660px;margin:32px auto 0;padding-top:16px;border-top:1px solid var(--rule);font:15px/1.5 var(--sans)}
.corrections h2{margin:0 0 8px;font:700 17px/1.3 var(--sans)}
.corrections p{margin:0 0 8px}
.appeal{margin:32px 0;padding:20px;background:var(--wash);border-top:3px solid var(--accent)}
.text .appeal h2{margin:0 0 4px;font:700 21px/1.3 var(--serif)}
.text .appeal p,.text .limit p{margin:0;font-size:15px;line-height:1.5}
.text .appeal p+p{margin-top:12px}
.limit{margin:32px 0;padding:24px 20px;border:1px solid var(--rule-strong);text-align:center}
.text .limit h2{margin:0 0 12px;font:600 17px/1.4 var(--sans)}
.text .button{display:inline-block;padding:9px 16px;border-radius:3px;background:var(--accent);color:var(--on-accent);font:600 15px/1.4 var(--sans);text-decoration:none}
.button:hover{text-decoration:underline}

.related{margin-top:44px;padding-top:14px;border-top:1px solid var(--ink)}
.related>h2{margin-bottom:14px;font-weight:700;font-size:21px;line-height:1.3}
.related>h2 a{text-decoration:none}
.related>h2 a:hover,.card a:hover .card-line,.teaser a:hover{text-decoration:underline}
.cards{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:28px 22px;list-style:none}
.card a{display:block;text-decoration:none}
.card-of-words{border-top:3px solid var(--rule);padding-top:8px}
.card-picture img,.teaser-picture img{aspect-ratio:3/2;object-fit:cover}
.card .card-place{display:block;margin:8px 0 3px}
.card-line{display:block;font-size:17px;line-height:1.36;text-wrap:pretty}
.card-place{font:500 12.5px/1.4 var(--sans);color:var(--ink-2)}
.card-section{color:var(--accent-text);font-weight:600}
.card-section a{text-decoration:none}
.card-section a:hover{text-decoration:underline}

.teaser{display:flex;flex-direction:column}
.teaser-words{padding-top:10px}
.teaser a{text-decoration:none}
.teaser h2,.teaser h3{font-weight:700;font-size:20px;line-height:1.22;letter-spacing:-.005em;text-wrap:balance}
.teaser-standfirst{margin-top:6px;font-size:16px;line-height:1.42;color:var(--ink-2);text-wrap:pretty}
.teaser .card-place{margin-top:8px}
.teaser-of-words{border-top:3px solid var(--rule)}
.teasers{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:32px 22px}
.teaser-first{display:grid;grid-template-columns:62fr 38fr;gap:26px}
.teaser-first .teaser-words{padding-top:0}
.teaser-first h2{font-size:clamp(30px,3.4vw,42px);line-height:1.1;letter-spacing:-.015em}
.teaser-first .teaser-standfirst{margin-top:12px;font-size:19px}
.teaser-first.teaser-of-words{grid-template-columns:1fr;border:0}
.teaser-first+.teasers{margin-top:34px;padding-top:24px;border-top:1px solid var(--rule)}
.list-head{padding-bottom:14px;border-bottom:1px solid var(--ink)}
.list-head h1,.notice h1{font-weight:700;font-size:clamp(30px,4vw,42px);line-height:1.12;letter-spacing:-.015em}
.author{display:flex;align-items:center;gap:20px}
.author p{font:500 14px/1.4 var(--sans);color:var(--ink-2)}
.portrait img{width:96px;height:96px;border-radius:50%;object-fit:cover}
.rows .teaser{display:grid;grid-template-columns:244px minmax(0,1fr);gap:22px;padding:22px 0;border-top:1px solid var(--rule)}
.rows .teaser:first-child{border-top:0}
.rows .teaser-words{max-width:620px;padding-top:0}
.rows .teaser-of-words{grid-template-columns:1fr}
.rows h2{font-size:24px}
.pages{display:flex;justify-content:space-between;gap:16px;padding-top:18px;border-top:1px solid var(--rule);font:500 14px/1.4 var(--sans)}
.empty,.notice{max-width:660px;margin:24px auto}
.notice p{margin-top:14px}

.foot{border-top:4px double var(--rule-strong);padding:26px 16px 40px;text-align:center;font:500 13.5px/1.4 var(--sans);color:var(--ink-2)}
.foot .masthead{margin-bottom:8px;font-size:22px;color:var(--ink)}

@media (max-width:960px){.teasers{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (max-width:700px){
main{padding-top:22px}
.masthead{font-size:31px}
.sections ul{gap:0;padding:4px 8px}
.sections a{padding:8px 6px;font-size:13px}
.standfirst{font-size:20px;margin-top:10px}
.cards{grid-template-columns:repeat(2,minmax(0,1fr));gap:24px 16px}
.card-line{font-size:16px}
.text{margin-top:26px}
.teasers,.teaser-first{grid-template-columns:minmax(0,1fr)}
.teaser-first{gap:14px}
.rows .teaser{grid-template-columns:30vw minmax(0,1fr);gap:14px}
.rows h2{font-size:19px}
.rows .teaser-standfirst{display:none}
}
@media (max-width:340px){.cards{grid-template-columns:minmax(0,1fr)}}
@media print{.skip,.sections,.appeal,.limit,.related,.foot{display:none}body{background:#fff;color:#000}}
`;
