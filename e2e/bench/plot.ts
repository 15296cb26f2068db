export interface Bar {
  name: string;
  value: number;
  /** Drawn in the accent colour. */
  ours: boolean;
}

export interface Chart {
  title: string;
  unit: string;
  bars: Bar[];
  /** Where the reach lies, in the unit. */
  reach: number;
}

const WIDTH = 760;
const LABEL = 190;
const ROW = 26;
const HEAD = 40;
const GAP = 24;
/** Room right of the longest bar, for its figure. */
const FIGURE = 90;

/** Bar charts under one another, readable on light and dark ground. */
export function plot(charts: readonly Chart[]): string {
  let top = 16;
  const drawn = charts.map((chart) => {
    const part = draw(chart, top);
    top += HEAD + chart.bars.length * ROW + GAP;
    return part;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-label="${escape(charts.map((chart) => chart.title).join("; "))}">
<style>
  svg { background: #fdfcfa; font: 13px Inter, "Segoe UI", sans-serif; }
  .title { font-weight: 600; fill: #1c1a17; } .name, .figure { fill: #5d574e; }
  .bar { fill: #cfc8bc; } .ours { fill: #1f4fbf; } .reach { stroke: #b3261e; stroke-dasharray: 4 3; } .reach-word { fill: #b3261e; font-size: 11px; }
  @media (prefers-color-scheme: dark) {
    svg { background: #1b1a18; } .title { fill: #ece8e1; } .name, .figure { fill: #a9a298; }
    .bar { fill: #3c3834; } .ours { fill: #86a8ff; } .reach { stroke: #ff8a80; } .reach-word { fill: #ff8a80; }
  }
</style>
${drawn.join("\n")}
</svg>
`;
}

function draw(chart: Chart, top: number): string {
  const most = Math.max(chart.reach, ...chart.bars.map((bar) => bar.value));
  const across = (value: number): number => (value / most) * (WIDTH - LABEL - FIGURE);
  const from = top + HEAD;
  const bars = chart.bars.map((bar, index) => {
    const y = from + index * ROW;
    return `<text class="name" x="${LABEL - 10}" y="${y + 14}" text-anchor="end">${escape(bar.name)}</text>
<rect class="${bar.ours ? "ours" : "bar"}" x="${LABEL}" y="${y}" width="${across(bar.value).toFixed(1)}" height="18" rx="2"/>
<text class="figure" x="${(LABEL + across(bar.value) + 6).toFixed(1)}" y="${y + 14}">${figure(bar.value)} ${escape(chart.unit)}</text>`;
  });
  const reach = (LABEL + across(chart.reach)).toFixed(1);
  return `<text class="title" x="10" y="${top + 14}">${escape(chart.title)}</text>
${bars.join("\n")}
<line class="reach" x1="${reach}" x2="${reach}" y1="${from - 6}" y2="${from + chart.bars.length * ROW - 4}"/>
<text class="reach-word" x="${reach}" y="${from - 9}" text-anchor="middle">reach ${figure(chart.reach)}</text>`;
}

export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
