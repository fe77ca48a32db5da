// A phone in a workshop: looks now and then whether there is something else to show, and sends an
// answer again until it has arrived. Without this the pages are plain forms.
const EVERY = 2000;
const PAUSES = [1000, 2000, 4000, 8000];
let main;
let isSending = false;

const wait = (time) => new Promise((done) => setTimeout(done, time));

function begin() {
  main = document.querySelector("main[data-room]");
  main.querySelector("form")?.addEventListener("submit", send);
}

async function look() {
  try {
    const answer = await fetch(`${main.dataset.room}now/`, { cache: "no-store" });
    const step = (await answer.text()).trim();
    if (!isSending && (answer.status === 404 || (answer.ok && step !== main.dataset.step))) {
      moveOn();
      return;
    }
  } catch {
    // Without a network for a moment; the next question comes all the same.
  }
  // Not all phones at the same moment.
  setTimeout(look, EVERY * (0.75 + Math.random() / 2));
}

// Whoever has chosen and not sent is told that it does not count.
function moveOn() {
  const isUnsent = main.querySelector("form :checked") !== null;
  location.replace(main.dataset.room + (isUnsent ? "?late" : ""));
}

async function send(event) {
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  show(await arrived(event.target));
  isSending = false;
}

// What the server says, however long that takes: a key answers each question once.
async function arrived(form) {
  const sent = { method: "POST", body: new URLSearchParams(new FormData(form)) };
  for (let tried = 0; ; tried += 1) {
    try {
      const answer = await fetch(form.action, sent);
      if (answer.status < 500 && answer.status !== 429) return await answer.text();
    } catch {
      // Said below.
    }
    form.querySelector("[data-waits]").hidden = false;
    await wait(PAUSES[Math.min(tried, PAUSES.length - 1)]);
  }
}

function show(html) {
  const told = new DOMParser().parseFromString(html, "text/html").querySelector("main[data-room]");
  // The room has ended meanwhile, or the key is gone.
  if (!told) return location.replace(main.dataset.room);
  main.replaceWith(document.adoptNode(told));
  begin();
  scrollTo(0, 0);
  const heading = main.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
}

begin();
setTimeout(look, EVERY * Math.random());
