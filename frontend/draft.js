// The page of a draft that is kept nowhere: it works without a script; with it, notes appear while
// one types.
import htmx from "htmx.org";
import { startEditor } from "./editor.js";
import { startMedia } from "./media.js";

const PICKS = "gutgemacht.picks";

const form = document.getElementById("draft");
const textarea = form.elements.text;
const picks = [...form.querySelectorAll("select")];

startEditor(form);

form.addEventListener("change", () => {
  // What is as usual is not remembered, so that it changes when the usual does.
  const chosen = picks.map((pick) => (pick.value === pick.dataset.usual ? "" : pick.value));
  localStorage.setItem(PICKS, JSON.stringify(chosen));
});
if (form.dataset.fresh !== undefined) {
  JSON.parse(localStorage.getItem(PICKS) ?? "[]").forEach((value, index) => {
    if ([...(picks[index]?.options ?? [])].some((option) => option.value === value)) picks[index].value = value;
  });
}

let leaving = false;
form.addEventListener("submit", () => {
  leaving = true;
});
window.addEventListener("beforeunload", (event) => {
  if (!leaving && textarea.value.trim() && textarea.value !== textarea.defaultValue) event.preventDefault();
});

startMedia(() => htmx.trigger(form, "draft:changed"));
if (form.dataset.fresh !== undefined) htmx.trigger(form, "draft:changed");
