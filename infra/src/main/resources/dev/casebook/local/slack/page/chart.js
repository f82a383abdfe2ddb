// data_visualization blocks: line, area, bar and pie charts, drawn as SVG with a table for those who cannot see them.

import { h, svg } from "./dom.js";

const W = 560, H = 200, LEFT = 40, RIGHT = 12, TOP = 12, BOTTOM = 26;

const number = (value) => (Number.isFinite(Number(value)) ? Number(value) : 0);
const short = (value) => (Math.abs(value) >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(2).replace(/0+$/, "").replace(/\.$/, ""));

/** The range of values; lines that lie close together far above zero are shown from near their lowest value. */
function scale(series, fromZero) {
  const values = series.flatMap((one) => one.data.map((point) => number(point.value)));
  const least = Math.min(...values);
  const high = Math.max(...values, 1e-9);
  const near = !fromZero && least > 0 && high - least < high * 0.5;
  const step = niceStep((near ? (high - least) * 1.6 || high / 4 : high - Math.min(0, least)) / 4);
  const low = near ? Math.max(0, Math.floor((least - step / 2) / step) * step) : Math.min(0, Math.floor(least / step) * step);
  const top = Math.ceil(high / step - 1e-9) * step;
  return { low, top, step, y: (value) => TOP + (H - TOP - BOTTOM) * (1 - (value - low) / (top - low || 1)) };
}

function niceStep(raw) {
  const power = 10 ** Math.floor(Math.log10(raw || 1));
  return [1, 2, 2.5, 5, 10].map((m) => m * power).find((m) => m >= raw) ?? raw;
}

function axes(to, categories, x) {
  const out = [];
  for (let value = to.low; value <= to.top + 1e-9; value += to.step) {
    out.push(svg("line", { class: "grid", x1: LEFT, x2: W - RIGHT, y1: to.y(value), y2: to.y(value) }));
    out.push(svg("text", { class: "tick", x: LEFT - 6, y: to.y(value) + 3.5, "text-anchor": "end" }, short(value)));
  }
  const every = Math.ceil(categories.length / 8);
  categories.forEach((name, i) => {
    if (i % every === 0) out.push(svg("text", { class: "tick", x: x(i), y: H - 8, "text-anchor": "middle" }, name));
  });
  return out;
}

function lines(series, categories, to, filled) {
  const x = (i) => LEFT + 12 + ((W - LEFT - RIGHT - 24) * i) / Math.max(1, categories.length - 1);
  const out = axes(to, categories, x);
  series.forEach((one, s) => {
    const points = one.data.map((point) => [x(Math.max(0, categories.indexOf(point.label))), to.y(number(point.value))]);
    const path = points.map((p, i) => `${i ? "L" : "M"}${p[0].toFixed(1)} ${p[1].toFixed(1)}`).join("");
    if (filled) out.push(svg("path", { class: `area s${s}`, d: `${path}L${points.at(-1)[0]} ${to.y(to.low)}L${points[0][0]} ${to.y(to.low)}Z` }));
    out.push(svg("path", { class: `curve s${s}`, d: path }));
    for (const [px, py] of points) out.push(svg("circle", { class: `dot s${s}`, cx: px, cy: py, r: 3 }));
  });
  return out;
}

function bars(series, categories, to) {
  const slot = (W - LEFT - RIGHT) / categories.length;
  const width = Math.min(34, (slot * 0.7) / series.length);
  const x = (i) => LEFT + slot * (i + 0.5);
  const out = axes(to, categories, x);
  series.forEach((one, s) => {
    for (const point of one.data) {
      const i = Math.max(0, categories.indexOf(point.label));
      const y = to.y(Math.max(0, number(point.value)));
      const left = x(i) - (width * series.length) / 2 + width * s;
      out.push(svg("rect", { class: `bar s${s}`, x: left, y, width: width - 2, height: Math.max(1, Math.abs(to.y(number(point.value)) - to.y(0))), rx: 2 }));
    }
  });
  return out;
}

function pie(segments) {
  const total = segments.reduce((sum, one) => sum + number(one.value), 0) || 1;
  let from = -Math.PI / 2;
  return segments.map((one, s) => {
    const to = from + Math.min(1.9999 * Math.PI, (2 * Math.PI * number(one.value)) / total);
    const at = (angle) => `${(W / 2 + 80 * Math.cos(angle)).toFixed(1)} ${(H / 2 + 80 * Math.sin(angle)).toFixed(1)}`;
    const d = `M${W / 2} ${H / 2}L${at(from)}A80 80 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(to)}Z`;
    from = to;
    return svg("path", { class: `slice s${s}`, d });
  });
}

/** A chart with its title and legend. */
export function chart(block) {
  const spec = block.chart ?? {};
  const series = spec.type === "pie" ? [{ name: block.title, data: spec.segments ?? [] }] : (spec.series ?? []).filter((one) => one.data?.length);
  if (!series.length) return h("p", { class: "muted" }, block.title ?? "Chart");
  const categories = spec.axis_config?.categories ?? series[0].data.map((point) => point.label);
  const drawn = spec.type === "pie" ? pie(spec.segments ?? [])
    : spec.type === "bar" ? bars(series, categories, scale(series, true)) : lines(series, categories, scale(series, spec.type === "area"), spec.type === "area");
  const names = spec.type === "pie" ? series[0].data.map((one) => `${one.label} ${short(number(one.value))}`) : series.map((one) => one.name);
  const told = series.map((one) => `${one.name}: ${one.data.map((point) => `${point.label} ${short(number(point.value))}`).join(", ")}`).join(". ");
  return h("figure", { class: "chart" },
    h("figcaption", {}, h("b", {}, block.title ?? ""), spec.axis_config?.y_label && h("span", { class: "muted" }, ` ${spec.axis_config.y_label}`)),
    svg("svg", { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": told }, drawn),
    h("p", { class: "legend" }, names.map((name, s) => h("span", {}, h("i", { class: `key s${s}` }), name))));
}
