// The desk of a campaign: whoever leaves is asked while words are not kept yet.
let typed = 0;
let kept = 0;
const sent = new WeakMap();

for (const name of ["input", "change"]) document.addEventListener(name, () => (typed += 1));
document.addEventListener("htmx:beforeSend", (event) => sent.set(event.detail.xhr, typed));
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) kept = Math.max(kept, sent.get(detail.xhr) ?? 0);
});
document.addEventListener("submit", (event) => {
  // A form that is sent without leaving keeps no other words of the page.
  if (!event.defaultPrevented) kept = Infinity;
});
addEventListener("beforeunload", (event) => {
  if (typed > kept) event.preventDefault();
});
// A file on its way shows how far it is; then the program works on it.
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const bar = target.querySelector?.(".adding progress, progress");
  if (!bar || !detail.lengthComputable) return;
  bar.hidden = detail.loaded === detail.total;
  bar.value = detail.loaded / detail.total;
});
