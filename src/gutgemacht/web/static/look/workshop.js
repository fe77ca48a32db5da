// Wall and desk: what the room says now, as the server writes it.
const live = document.querySelector("[data-live]");
const EVERY = 1500;
let known = "";

const isDirty = () =>
  [...document.querySelectorAll("textarea")].some((one) => one.value !== one.defaultValue);

function show(html) {
  live.innerHTML = html;
  const step = live.querySelector("[data-step]").dataset.step;
  if (!live.dataset.step || step === live.dataset.step) return;
  // The buttons of the desk belong to another step; notes that are being written stay.
  if (isDirty()) document.querySelector("[data-moved]").hidden = false;
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
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
