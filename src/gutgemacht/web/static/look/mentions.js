// Mentions by keyboard, and without a new page: every key presses the button that stands there.
const list = document.querySelector(".mentions");
const undo = document.querySelector(".undo");
const done = [];

document.documentElement.classList.add("scripted");

function mentions() {
  return [...document.querySelectorAll("li.mention")];
}

function here() {
  return document.activeElement?.closest("li.mention");
}

function step(by) {
  const all = mentions();
  const at = all.indexOf(here());
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

async function send(item, name, value) {
  const form = item.querySelector("form");
  const body = new FormData(form);
  body.set(name, value);
  const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Line": "1" } });
  if (!answer.ok || answer.redirected) return location.reload();
  const held = item.contains(document.activeElement) || document.activeElement === document.body;
  const template = document.createElement("template");
  template.innerHTML = (await answer.text()).trim();
  const line = template.content.firstElementChild;
  // A line below our own post does not repeat the post.
  if (!item.querySelector(".answers-to")) line.querySelector(".answers-to")?.remove();
  item.replaceWith(line);
  if (held) line.focus({ preventScroll: true });
}

function told(name, value) {
  if (!undo) return;
  const words = undo.querySelector("span");
  words.textContent = words.dataset[name === "tone" ? "tone" : value];
  undo.hidden = false;
}

async function act(item, name, value) {
  done.push([item.id, name, item.dataset[name]]);
  await send(item, name, value);
  told(name, value);
}

async function back() {
  const [id, name, value] = done.pop() ?? [];
  const item = id && document.getElementById(id);
  if (!item) return;
  await send(item, name, value);
  undo.querySelector("span").textContent = list.dataset.undone;
  undo.querySelector("button").hidden = !done.length;
  document.getElementById(id).focus();
}

document.addEventListener("submit", (event) => {
  const item = event.target.closest("li.mention");
  if (!item || !event.submitter) return;
  event.preventDefault();
  act(item, event.submitter.name, event.submitter.value);
  if (undo) undo.querySelector("button").hidden = false;
});

undo?.querySelector("button").addEventListener("click", back);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "u" && undo) back();
  else here()?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});
