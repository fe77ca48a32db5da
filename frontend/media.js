// Pictures and subtitles beside the draft. A file goes to the server once, to be read and
// forgotten; thumbnails are made here, and later requests carry only what the file said.
import { startBeside, startDropping } from "./beside.js";

const LARGEST = 20_000_000;
const MOST = 20;
const FILM_HEAD = 64;
const THUMBNAIL = 320;

export function startMedia(changed) {
  const area = document.getElementById("media");
  const cards = area.querySelector(".media-cards");
  const chooser = document.getElementById("media-file");
  const status = document.getElementById("media-status");
  const waiting = document.getElementById("medium-waiting");
  const files = new WeakMap();
  const requests = new WeakMap();
  let line = Promise.resolve();

  // A file that is still on its way, or could not be read, has no number yet.
  const ready = (number) => cards.querySelectorAll(".medium:not(.waiting)")[number];
  const isFilm = (file) => file.type.startsWith("video/");
  const words = area.dataset;

  function say(card, text) {
    card.querySelector(".facts").textContent = text;
  }

  function fail(card, text) {
    requests.delete(card);
    card.classList.add("failed");
    card.querySelector("progress").remove();
    const place = card.querySelector(".facts");
    place.className = "facts error";
    place.setAttribute("role", "alert");
    place.textContent = text;
  }

  async function picture(card, file) {
    if (!file.type.startsWith("image/")) return;
    try {
      const bitmap = await createImageBitmap(file);
      const scale = Math.min(1, THUMBNAIL / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, bitmap.width * scale);
      canvas.height = Math.max(1, bitmap.height * scale);
      canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      const image = new Image();
      image.alt = "";
      image.src = canvas.toDataURL("image/webp", 0.8);
      card.thumbnail = image;
      card.querySelector(".medium-picture").replaceChildren(image);
    } catch {
      // The browser cannot show it; the server says why, if it cannot either.
    }
  }

  function send(card, file) {
    return new Promise((done) => {
      if (!card.isConnected) return done();
      const form = new FormData();
      // Of a film the server only needs to see that it is one.
      form.append("file", isFilm(file) ? file.slice(0, FILM_HEAD) : file, file.name);
      const request = new XMLHttpRequest();
      const progress = card.querySelector("progress");
      requests.set(card, request);
      request.upload.onprogress = ({ loaded, total }) => {
        progress.value = loaded / total;
        say(card, words.uploading);
      };
      request.upload.onload = () => {
        progress.removeAttribute("value");
        say(card, words.reading);
      };
      request.onload = () => {
        if (request.status === 200) show(card, file, request.responseText);
        else fail(card, reason(request));
        done();
      };
      request.onerror = () => {
        fail(card, words.offline);
        done();
      };
      request.onabort = done;
      request.open("POST", words.card);
      request.send(form);
    });
  }

  function reason(request) {
    try {
      return JSON.parse(request.responseText).error;
    } catch {
      return words.broken;
    }
  }

  function show(card, file, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const told = template.content.querySelector(".medium");
    files.set(told, file);
    if (card.thumbnail) told.querySelector(".medium-picture").replaceChildren(card.thumbnail);
    for (const offer of told.querySelectorAll("[data-copy]")) offer.hidden = false;
    card.replaceWith(told);
    status.textContent = `${file.name}: ${words.added}`;
    changed();
  }

  function add(list) {
    for (const file of list) {
      const card = waiting.content.cloneNode(true).querySelector(".medium");
      card.querySelector("b").textContent = file.name;
      card.querySelector("[name=drop]").setAttribute("aria-label", `${card.querySelector("[name=drop]").textContent} ${file.name}`);
      cards.append(card);
      say(card, words.uploading);
      if (cards.children.length > MOST) fail(card, words.many);
      else if (file.size > LARGEST && !isFilm(file)) fail(card, words.large);
      else {
        const shown = picture(card, file);
        // One after the other: a slow line carries one picture sooner than three at once.
        line = line.then(() => shown).then(() => send(card, file));
      }
    }
  }

  function remove(card) {
    requests.get(card)?.abort();
    const next = card.nextElementSibling?.querySelector("textarea, [name=drop]");
    const name = card.querySelector(".medium-name").textContent.trim();
    card.remove();
    (next ?? area.querySelector("[data-add-media]")).focus();
    status.textContent = `${name}: ${words.removed}`;
    changed();
  }

  async function copy(card) {
    const file = files.get(card);
    if (!file) return tell(card, words.again);
    const form = new FormData();
    form.append("file", file, file.name);
    try {
      const answer = await fetch(words.copy, { method: "POST", body: form });
      if (!answer.ok) throw new Error();
      const link = document.createElement("a");
      const named = /filename\*?=(?:utf-8'')?"?([^";]+)/i.exec(answer.headers.get("Content-Disposition"));
      link.download = named ? decodeURIComponent(named[1]) : file.name;
      link.href = URL.createObjectURL(await answer.blob());
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch {
      tell(card, words.offline);
    }
  }

  function tell(card, text) {
    status.textContent = text;
    const place = card.querySelector(".told") ?? card.querySelector(".medium-body").appendChild(document.createElement("p"));
    place.className = "facts error told";
    place.textContent = text;
  }

  const put = startBeside({ ready, copy, changed });

  area.querySelector("[data-add-media]").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", (event) => {
    event.stopPropagation();
    add(chooser.files);
    chooser.value = "";
  });
  cards.addEventListener("input", changed);
  cards.addEventListener("click", (event) => {
    const card = event.target.closest(".medium");
    if (event.target.closest("[name=drop]")) {
      event.preventDefault();
      remove(card);
    } else if (event.target.closest("button[data-copy]")) {
      copy(card);
    } else if (event.target.closest("[data-use-alt]")) {
      const field = card.querySelector("textarea");
      put(field, 0, field.value.length, event.target.closest("[data-use-alt]").dataset.useAlt);
    }
  });

  startDropping(add);
}
