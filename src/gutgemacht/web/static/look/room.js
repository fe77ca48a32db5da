// A phone in a workshop: asks now and then whether there is something else to show.
const main = document.querySelector("main[data-room]");
const EVERY = 2000;

async function look() {
  try {
    const answer = await fetch(`${main.dataset.room}now/`, { cache: "no-store" });
    const step = (await answer.text()).trim();
    if (answer.ok && step !== main.dataset.step) {
      location.replace(main.dataset.room);
      return;
    }
  } catch {
    // Without a network for a moment; the next question comes all the same.
  }
  // Not all phones at the same moment.
  setTimeout(look, EVERY * (0.75 + Math.random() / 2));
}

setTimeout(look, EVERY * Math.random());
