// Wall and desk: what the room says now, as the server writes it; notes that nobody loses.
const live = document.querySelector("[data-live]");
const EVERY = 1500;
let known = "";

const unsaved = () =>
  [...document.querySelectorAll("textarea")].filter((one) => one.value !== one.defaultValue);

function show(html) {
  live.innerHTML = html;
  const step = live.querySelector("[data-step]").dataset.step;
  if (!live.dataset.step || step === live.dataset.step) return;
  // The buttons of the desk belong to another step; notes that are being written stay.
  if (unsaved().length) document.querySelector("[data-moved]").hidden = false;
  else location.reload();
}

async function look() {
  try {
    const answer = await fetch(live.dataset.live, { cache: "no-store" });
    if (answer.redirected) return location.reload();
    const html = answer.ok ? await answer.text() : known;
    if (html !== known) show((known = html));
  } catch {
    // Without a network for a moment; the wall keeps what it shows.
  }
  if (!live.querySelector("[data-stage=ended]")) setTimeout(look, EVERY);
}

// Redirected is kept; the page that it leads to is not wanted here.
async function keep(notes) {
  const { action } = notes.form;
  await fetch(action, { method: "POST", body: new FormData(notes.form), redirect: "manual" });
  notes.defaultValue = notes.value;
}

document.addEventListener("submit", async (event) => {
  const others = unsaved().filter((one) => one.form !== event.target);
  if (!others.length) return;
  event.preventDefault();
  await Promise.allSettled(others.map(keep));
  event.target.submit();
});

setTimeout(look, EVERY);
