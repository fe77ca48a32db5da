// The pulse of a topic: lines one can look into. Without it the page shows a still drawing, and a
// table always stands below.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

const box = document.getElementById("pulse");
const words = box.dataset;
const still = document.getElementById("still");
const root = getComputedStyle(document.documentElement);
const token = (name) => root.getPropertyValue(`--${name}`).trim();
const whole = [Number(words.from), Number(words.to)];
const SHORTEST = 3600;
const HEIGHT = 352;
let shown = whole;
let marks = [];
let byHours = false;
let plot;

document.documentElement.classList.add("scripted");

const locale = document.documentElement.lang;
const times = new Map();

function format(options) {
  const key = JSON.stringify(options);
  if (!times.has(key)) times.set(key, new Intl.DateTimeFormat(locale, options));
  return times.get(key);
}

function tick(seconds, step) {
  const day = { day: "numeric", month: "short" };
  if (step < 86400) {
    const at = new Date(seconds * 1000);
    const midnight = at.getHours() === 0 && at.getMinutes() === 0;
    return format(midnight ? day : { hour: "2-digit", minute: "2-digit" }).format(at);
  }
  return format(step > 20 * 86400 ? { month: "short", year: "2-digit" } : day).format(seconds * 1000);
}

function moment(seconds, size) {
  const day = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
  return format(size < 1440 ? { ...day, hour: "2-digit", minute: "2-digit" } : day).format(seconds * 1000);
}

// Own posts are thin lines, alarms thick ones with a sign on top.
function drawMarks(u) {
  const { ctx, bbox } = u;
  ctx.save();
  for (const { at, kind } of marks) {
    const x = Math.round(u.valToPos(at, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    const alarm = kind === "alarm";
    ctx.strokeStyle = ctx.fillStyle = token(alarm ? "stop" : "hint");
    ctx.lineWidth = (alarm ? 2 : 1) * devicePixelRatio;
    ctx.setLineDash(alarm ? [] : [4 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    if (!alarm) continue;
    ctx.font = `${14 * devicePixelRatio}px sans-serif`;
    ctx.textAlign = "center";
    ctx.fillText("◆", x, bbox.top + 11 * devicePixelRatio);
  }
  ctx.restore();
}

function options(size) {
  const axis = { stroke: token("ink-soft"), font: `12px ${token("sans")}`, grid: { stroke: token("line"), width: 1 }, ticks: { show: false } };
  return {
    width: box.clientWidth,
    height: HEIGHT,
    cursor: { drag: { x: true, y: false, setScale: false }, points: { size: 7 } },
    select: { show: true },
    scales: { x: { time: true }, y: { range: (_u, _low, high) => [0, Math.max(4, high * 1.08)] } },
    axes: [
      { ...axis, values: (_u, splits, _axis, _space, step) => splits.map((one) => tick(one, step)) },
      { ...axis, size: 46, values: (_u, splits) => splits.map((one) => (Number.isInteger(one) ? one.toLocaleString(locale) : "")) },
    ],
    series: [
      { label: words.time, value: (_u, at) => (at == null ? "–" : moment(at, size)) },
      { label: words.fromWord, width: 0, points: { show: false }, value: (_u, one) => one ?? "–" },
      { label: words.usual, width: 0, points: { show: false }, value: (_u, one) => one ?? "–" },
      { label: words.mentions, stroke: token("ink"), width: 1.75, points: { show: false } },
      { label: words.negative, stroke: token("stop"), width: 1.5, dash: [6, 4], points: { show: false } },
    ],
    bands: [{ series: [2, 1], fill: `color-mix(in srgb, ${token("fine")} 20%, ${token("paper")})` }],
    hooks: { draw: [drawMarks], setSelect: [look] },
  };
}

// What one drags over is asked for again, in a finer size.
function look(u) {
  if (u.select.width < 8) return;
  const [from, to] = [u.select.left, u.select.left + u.select.width].map((x) => u.posToVal(x, "x"));
  show(from, to);
}

async function show(from, to) {
  const middle = (from + to) / 2;
  const half = Math.max(to - from, SHORTEST) / 2;
  const asked = [Math.round(middle - half), Math.round(Math.min(middle + half, Date.now() / 1000))];
  const answer = await fetch(`${words.url}?from=${asked[0]}&to=${asked[1]}${byHours ? "&size=60" : ""}`);
  if (!answer.ok || answer.redirected) return;
  const { size, at, mentions, negative, low, high, events } = await answer.json();
  shown = asked;
  marks = events;
  still.hidden = true;
  box.hidden = false;
  plot?.destroy();
  plot = new uPlot(options(size), [at, low, high, mentions, negative], box);
  plot.over.addEventListener("dblclick", () => show(...whole));
  box.dataset.shown = shown.join("-");
}

const moves = {
  closer: (from, to) => [from + (to - from) / 4, to - (to - from) / 4],
  wider: (from, to) => [from - (to - from) / 2, to + (to - from) / 2],
  earlier: (from, to) => [from - (to - from) / 2, to - (to - from) / 2],
  later: (from, to) => [from + (to - from) / 2, to + (to - from) / 2],
};
for (const button of document.querySelectorAll("[data-pulse]"))
  button.addEventListener("click", () => show(...moves[button.dataset.pulse](...shown)));

const hours = document.querySelector("[data-hours]");
hours.addEventListener("click", () => {
  byHours = !byHours;
  hours.setAttribute("aria-pressed", byHours);
  show(...shown);
});

new ResizeObserver(() => plot?.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(...shown));
show(...whole);
