// The page of a draft of the company: written like every draft, and kept while one writes.
import htmx from "htmx.org";
import { startBeside, startDropping } from "./beside.js";
import { startEditor } from "./editor.js";

const form = document.getElementById("draft");
const chooser = () => document.getElementById("picture-file");
const changed = () => htmx.trigger(form, "draft:changed");
const saves = (event) => event.detail.requestConfig?.path === form.getAttribute("action");

const editor = startEditor(form);

// How often something was changed, and how much of that is on its way.
let changes = 0;
let sending = 0;
let kept = 0;

for (const name of ["draft:changed", "input", "change"]) form.addEventListener(name, () => (changes += 1));
form.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.path === form.getAttribute("action")) sending = changes;
});
document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (saves(event) && event.detail.xhr.status === 200) kept = sending;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (!saves(event)) return;
  htmx.trigger(document.body, "kept");
  document.getElementById("error").textContent = "";
});
window.addEventListener("online", changed);
form.addEventListener("submit", () => (kept = Infinity));
window.addEventListener("beforeunload", (event) => {
  if (changes > kept) event.preventDefault();
});

// What is set aside travels in the margin, which nobody types into.
let asides = form.elements.asides.value;
document.addEventListener("htmx:afterSettle", () => {
  if (form.elements.asides.value === asides) return;
  asides = form.elements.asides.value;
  form.dispatchEvent(new Event("input"));
});

// A wording of its own begins with the one for all.
form.addEventListener("change", (event) => {
  if (!event.target.name?.startsWith("own-") || !event.target.checked) return;
  const wording = event.target.closest(".look-on").querySelector("textarea");
  wording.value = editor.state.doc.toString();
  wording.focus();
});

// A comment is about the words that are marked.
document.getElementById("words")?.addEventListener("focus", () => {
  const { from, to } = editor.state.selection.main;
  const quote = document.getElementById("quote");
  if (to > from && !quote.value) quote.value = editor.state.sliceDoc(from, to);
});

const cards = () => document.querySelectorAll("#pictures .medium");
startBeside({
  ready: (number) => cards()[number],
  copy: (card) => card.querySelector("[name=clean]")?.click(),
  changed,
});
startDropping((files) => {
  chooser().files = files;
  chooser().dispatchEvent(new Event("change"));
});
