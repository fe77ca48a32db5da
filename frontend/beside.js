// What the notes and the mouse do with the pictures of a draft, whoever keeps them.

// A note on a medium leads to it, and puts words into its alt text. `ready` gives the card of a
// number, `copy` makes a copy of it without location.
export function startBeside({ ready, copy, changed }) {
  function put(field, from, to, text) {
    field.focus();
    field.setRangeText(text, from, to, "select");
    changed();
  }

  document.addEventListener("click", (event) => {
    const fix = event.target.closest("[data-alt-of]");
    if (fix) {
      const field = ready(fix.dataset.altOf)?.querySelector("textarea");
      if (field) put(field, Number(fix.dataset.start), Number(fix.dataset.end), fix.dataset.words);
      return;
    }
    const copied = event.target.closest("[data-copy-of]");
    if (copied) {
      const card = ready(copied.dataset.copyOf);
      if (card) copy(card);
      return;
    }
    const where = event.target.closest("[data-beside]");
    const card = where && ready(where.dataset.beside);
    if (!card) return;
    card.scrollIntoView({ block: "nearest" });
    const field = card.querySelector("textarea");
    (field ?? card.querySelector("[name=drop]")).focus({ preventScroll: true });
    if (field && where.dataset.part === "alt") field.setSelectionRange(Number(where.dataset.start), Number(where.dataset.end));
  });
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const note = event.target.closest(".note");
      for (const where of note?.querySelectorAll("[data-beside]") ?? []) ready(where.dataset.beside)?.classList.toggle("pointed", on);
    });
  }

  return put;
}

// Files that are dropped or pasted anywhere are added.
export function startDropping(add) {
  // Before the editor, which would write the file's bytes into the text.
  const holdsFiles = (transfer) => [...(transfer?.types ?? [])].includes("Files");
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      const leaves = name === "drop" || (name === "dragleave" && !event.relatedTarget);
      document.documentElement.classList.toggle("dropping", !leaves);
      if (name === "drop") add(event.dataTransfer.files);
    }, true);
  }
  document.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    event.stopPropagation();
    add(event.clipboardData.files);
  }, true);
}
