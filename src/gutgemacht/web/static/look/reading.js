// The pages of readers, one question at a time. Without this they are plain forms.
// Answers stay on the device (sessionStorage) until they have arrived, and are erased then.

const SECONDS = 5;
const PAUSES = [1, 2, 4, 8, 15, 30];
const root = document.documentElement;
const token = location.pathname.split("/read/")[1].split("/")[0];
const place = `reading ${token}`;
const NOT_KEPT = ["sheet", "language", "website"];

const stored = () => {
  try { return JSON.parse(sessionStorage.getItem(place)); } catch { return null; }
};
const store = (kept) => {
  // A full or forbidden store must not keep anybody from answering.
  try { sessionStorage.setItem(place, JSON.stringify(kept)); } catch { /* without it, then */ }
};
const erase = () => sessionStorage.removeItem(place);
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const wait = (seconds) => new Promise((done) => {
  setTimeout(done, seconds * 1000);
  addEventListener("online", done, { once: true });
});
const welcome = () => location.pathname.replace(/(look|answer)\/$/, "");
const sheetPath = (sheet, language) => `${welcome()}look/?${new URLSearchParams({ sheet, language })}`;

/** What the page that is shown needs; called again for one that takes its place. */
function begin() {
  const main = document.querySelector("main");
  ({ welcome: beginWelcome, sheet: beginSheet, said: beginSaid })[main.dataset.page](main);
}

function beginWelcome(main) {
  const kept = stored();
  if (!kept) return;
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "sheet", value: kept.sheet });
  main.querySelector("form").append(field);
}

function beginSaid(main) {
  const kept = stored();
  if ("ends" in main.dataset) erase();
  else if (kept) {
    const link = main.querySelector("[data-resume]");
    link.href = sheetPath(kept.sheet, kept.language);
    link.hidden = false;
  }
}

function beginSheet(main) {
  const sheet = main.dataset.sheet;
  const given = new URLSearchParams(location.search).get("sheet");
  const kept = stored();
  const form = main.querySelector("form.answers");
  const language = form.elements.language.value;
  if (given === sheet && kept?.sheet !== sheet) {
    // Somebody else's, whose address was passed on: here it begins anew.
    location.replace(welcome());
    return;
  }
  const mine = kept?.sheet === sheet ? kept : { sheet, language, answers: [], step: "" };
  restore(form, mine.answers);
  if (given !== sheet) history.replaceState(null, "", sheetPath(sheet, language));
  new Walk(main, form, mine).begin();
}

function restore(form, answers) {
  for (const [name, value] of answers) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "checkbox" || field.type === "radio") field.checked ||= field.value === value;
      else field.value ||= value;
    }
  }
}

/** One reader's way through the steps of one sheet. */
class Walk {
  constructor(main, form, kept) {
    Object.assign(this, { main, form, kept });
    this.steps = [...main.querySelectorAll(".step")];
    this.asked = this.steps.filter((step) => form.contains(step));
  }

  begin() {
    this.dots();
    for (const text of this.form.querySelectorAll("textarea")) limit(text);
    for (const area of this.form.querySelectorAll(".markable")) mark(area);
    for (const picture of this.main.querySelectorAll("img")) watch(picture);
    this.main.addEventListener("click", (event) => this.pressed(event));
    this.main.addEventListener("input", (event) => {
      event.target.closest("fieldset")?.querySelector(".needed")?.remove();
      this.keep();
    });
    this.main.addEventListener("keydown", (event) => this.typed(event));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    onpopstate = (event) => this.wentBack(event);
    const wrong = this.main.querySelector(".alert a[href]");
    const first = wrong && this.main.querySelector(wrong.hash)?.closest(".step").dataset.step;
    const begun = this.asked.some((step) => step.dataset.step === this.kept.step) && this.kept.step;
    const here = history.state?.sheet === this.kept.sheet && history.state.step;
    const refused = this.main.querySelector(".alert") && "last";
    this.show(first || refused || here || begun || this.steps[0].dataset.step);
    history.replaceState(this.state, "");
  }

  get state() { return { sheet: this.kept.sheet, step: this.step.dataset.step }; }

  show(name, { focus = this.step !== undefined } = {}) {
    this.step = this.steps.find((step) => step.dataset.step === name) ?? this.steps[0];
    for (const step of this.steps) step.classList.toggle("now", step === this.step);
    this.progress();
    this.keep();
    if (focus) {
      scrollTo(0, 0);
      this.step.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
    }
    if (name === "glance") this.glance();
  }

  /** The step after this one; who has named nobody is not asked for the place. */
  get following() {
    return this.steps.slice(this.steps.indexOf(this.step) + 1).find((step) => {
      const only = step.dataset.onlyWith;
      return !only || this.form.elements[only].value.trim();
    });
  }

  next() {
    if (!this.isWhole()) return;
    const name = this.following.dataset.step;
    // The look is over once it is over: one step back from the questions leads before it.
    const write = this.form.contains(this.step) ? "pushState" : "replaceState";
    this.show(name);
    history[write](this.state, "");
  }

  pressed(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if ("next" in button.dataset) this.next();
    if ("back" in button.dataset) history.back();
    if ("longer" in button.dataset) this.longer();
  }

  typed(event) {
    const field = event.target;
    if (event.key !== "Enter" || field.tagName !== "INPUT") return;
    // Enter in a choice goes on; it must not send what is half answered.
    event.preventDefault();
    if (field.type === "radio") this.next();
  }

  wentBack(event) {
    if (!this.main.isConnected) return;
    if (event.state?.sheet === this.kept.sheet) this.show(event.state.step);
    else if (event.state) history.forward();
  }

  keep() {
    this.kept.answers = [...new FormData(this.form)].filter(([name]) => !NOT_KEPT.includes(name));
    this.kept.step = this.step?.dataset.step ?? "";
    store(this.kept);
  }

  isWhole() {
    for (const field of this.step.querySelectorAll("[data-needed]")) {
      const missing = !field.querySelector(":checked");
      field.querySelector(".needed")?.remove();
      if (!missing) continue;
      const told = Object.assign(document.createElement("p"), { className: "needed", textContent: field.dataset.needed });
      told.setAttribute("role", "alert");
      field.querySelector("legend").after(told);
      field.querySelector("input").focus();
      return false;
    }
    return true;
  }

  dots() {
    const box = this.main.querySelector(".dots");
    for (const _ of this.asked) box.append(document.createElement("i"));
  }

  progress() {
    const number = this.asked.indexOf(this.step) + 1;
    const box = this.main.querySelector(".dots");
    box.classList.toggle("none", !number);
    box.querySelectorAll("i").forEach((dot, index) => dot.classList.toggle("done", index < number));
    box.firstElementChild.textContent = number ? fill(this.main.dataset.progress, { number, total: this.asked.length }) : "";
  }

  /** Five seconds from when it can be seen; whoever needs longer says so. */
  async glance() {
    const step = this.step;
    const told = step.querySelector("[data-running]");
    await seen(step.querySelector("img"));
    // They may have asked for longer while the picture was still on its way.
    if (this.step !== step || step.classList.contains("longer")) return;
    told.textContent = told.dataset.running;
    step.classList.add("running");
    this.clock = setTimeout(() => {
      told.textContent = told.dataset.over;
      if (this.step === step) this.next();
    }, SECONDS * 1000);
  }

  longer() {
    clearTimeout(this.clock);
    this.step.classList.remove("running");
    this.step.classList.add("longer");
    this.step.querySelector("[data-longer]").hidden = true;
    const next = this.step.querySelector("[data-next]");
    next.hidden = false;
    next.focus();
  }

  async send() {
    if (this.isSending || !this.isWhole()) return;
    this.isSending = true;
    const box = this.form.querySelector(".sending");
    const button = this.form.querySelector("[data-send]");
    const before = button.textContent;
    button.disabled = true;
    box.textContent = box.dataset.running;
    for (let tried = 0; ; tried += 1) {
      const page = await posted(this.form);
      if (page) { replace(page, this); return; }
      box.textContent = `${box.dataset.failed} ${box.dataset.kept}`;
      button.textContent = box.dataset.again;
      button.disabled = false;
      // Whoever presses does not have to wait.
      await Promise.race([wait(PAUSES[Math.min(tried, PAUSES.length - 1)]), pressed(button)]);
      button.disabled = true;
      box.textContent = box.dataset.running;
      button.textContent = before;
    }
  }
}

const pressed = (button) => new Promise((done) => button.addEventListener("click", done, { once: true }));

/** What the server says to the answers; nothing when it cannot be reached or has no time. */
async function posted(form) {
  try {
    const options = { method: "POST", body: packed(new FormData(form)), signal: AbortSignal.timeout(30_000) };
    const answer = await fetch(form.action, options);
    if (answer.status === 429 || answer.status >= 500) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("main[data-page]") && page;
  } catch {
    return null;
  }
}

/** Marks that follow each other become one field: a form may have two hundred only. */
function packed(data) {
  const body = new URLSearchParams();
  let run = null;
  for (const [name, value] of data) {
    const number = Number(value);
    if (run?.name === name && run.last + 1 === number) { run.last = number; continue; }
    if (run) body.append(run.name, `${run.first}-${run.last}`);
    run = name === "word" || name === "field" ? { name, first: number, last: number } : null;
    if (!run) body.append(name, value);
  }
  if (run) body.append(run.name, `${run.first}-${run.last}`);
  return body;
}

function replace(page, walk) {
  const main = document.adoptNode(page.querySelector("main"));
  const isRefused = main.dataset.sheet === walk.kept.sheet;
  if (!isRefused) erase();
  walk.main.replaceWith(main);
  document.title = page.title;
  begin();
  scrollTo(0, 0);
  main.querySelector(".now [tabindex='-1'], h1[tabindex]")?.focus();
}

/** When a picture can be seen, or there is none. */
async function seen(picture) {
  while (picture) {
    try { await picture.decode(); return; } catch { await new Promise((done) => picture.addEventListener("load", done, { once: true })); }
  }
}

function watch(picture) {
  const told = picture.closest(".stimulus").querySelector(".broken");
  if (!told) return;
  const look = () => { told.hidden = !(picture.complete && !picture.naturalWidth); };
  picture.addEventListener("error", look);
  picture.addEventListener("load", look);
  told.querySelector("[data-reload]").addEventListener("click", () => {
    picture.src = `${picture.src.split("?")[0]}?${Date.now()}`;
  });
  look();
}

function limit(text) {
  const told = text.parentElement.querySelector(".limit");
  const look = () => { told.hidden = text.value.length < text.maxLength * 0.8; };
  text.addEventListener("input", look);
  look();
}

/** Words or fields that are tapped: one stop for the keyboard, arrows inside. */
function mark(area) {
  const boxes = [...area.querySelectorAll("input")];
  const isText = area.dataset.marks === "words";
  const columns = isText ? 0 : Math.round(Math.sqrt(boxes.length));
  let open = null;
  let here = 0;

  const go = (to) => {
    boxes[here].tabIndex = -1;
    here = Math.max(0, Math.min(boxes.length - 1, to));
    boxes[here].tabIndex = 0;
    boxes[here].focus();
  };
  const set = (from, to, value) => {
    for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) boxes[at].checked = value;
  };
  const unmark = (at) => {
    let from = at, to = at;
    while (boxes[from - 1]?.checked) from -= 1;
    while (boxes[to + 1]?.checked) to += 1;
    set(from, to, false);
  };
  const changed = (at) => {
    if (!isText) return;
    if (!boxes[at].checked) { unmark(at); open = null; }
    else if (open === null) open = at;
    else { set(open, at, true); open = null; }
  };
  const clear = () => { boxes.forEach((box) => { box.checked = false; }); open = null; };
  const keys = {
    ArrowRight: () => go(here + 1), ArrowLeft: () => go(here - 1),
    ArrowDown: () => go(here + (columns || 1)), ArrowUp: () => go(here - (columns || 1)),
    Home: () => go(0), End: () => go(boxes.length - 1),
    Enter: () => boxes[here].click(),
    Delete: () => { clear(); told(area); }, Backspace: () => { clear(); told(area); },
  };

  boxes.forEach((box, at) => {
    box.tabIndex = at ? -1 : 0;
    box.addEventListener("focus", () => { boxes[here].tabIndex = -1; here = at; box.tabIndex = 0; });
    box.addEventListener("change", () => { changed(at); told(area); });
  });
  area.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  area.addEventListener("clear", clear);
  told(area);
}

/** Says what is marked, for eyes and ears. */
function told(area) {
  const marks = area.closest(".marks");
  const chosen = [...marks.querySelectorAll("input:checked")];
  const text = chosen.filter((box) => !box.ariaLabel).map((box) => box.nextElementSibling.textContent);
  const names = [text.join(" "), ...chosen.map((box) => box.ariaLabel)].filter(Boolean);
  const words = names.length ? fill(marks.dataset.marked, { place: names.join("; ") }) : marks.dataset.none;
  marks.querySelector("[role=status]").textContent = words;
  const button = marks.querySelector("[data-clear]");
  button.hidden = !chosen.length;
  button.onclick = () => {
    for (const one of marks.querySelectorAll(".markable")) one.dispatchEvent(new Event("clear"));
    told(area);
    area.dispatchEvent(new Event("input", { bubbles: true }));
    marks.querySelector("[tabindex='0']")?.focus();
  };
}

root.classList.add("scripted");
begin();
