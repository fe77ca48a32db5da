// Keys for what carries data-key: they only take you there, so that nobody says yes by a slip.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function goTo(thing) {
  if (thing instanceof HTMLAnchorElement) {
    thing.click();
    return;
  }
  if (thing instanceof HTMLDetailsElement) {
    thing.open = true;
    thing.querySelector("textarea, input:not([type=hidden])")?.focus();
    return;
  }
  thing.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    document.activeElement?.blur();
    return;
  }
  if (typing(event.target)) return;
  const things = [...document.querySelectorAll("[data-key]")];
  const found = things.filter((thing) => thing.dataset.key === event.key.toLowerCase());
  if (!found.length) return;
  event.preventDefault();
  const next = (found.indexOf(document.activeElement) + 1) % found.length;
  goTo(found[next]);
});
