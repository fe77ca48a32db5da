// Text blocks go into the answer, where the cursor is; without a script they can be copied.
const words = document.getElementById("words");
document.documentElement.classList.add("scripted");
document.querySelectorAll("[data-block]").forEach((button) =>
  button.addEventListener("click", () => {
    const before = words.value.slice(0, words.selectionStart);
    const gap = before && !/\s$/.test(before) ? "\n" : "";
    words.setRangeText(gap + button.dataset.block, words.selectionStart, words.selectionEnd, "end");
    words.focus();
  }),
);
