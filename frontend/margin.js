// The margin while one works in it: it changes in place, notes are left with a reason, false
// alarms are told. All of it works without a script too, by sending the page.
import htmx from "htmx.org";
import { Idiomorph } from "idiomorph";

const LETTERS = /\p{L}/gu;
const FEWEST_LETTERS = 3;

// What stays the same keeps its place, its focus, and what is half written or opened in it.
const keep = {
  beforeNodeMorphed: (old) => !(old.tagName === "TEXTAREA" || old.dataset?.told !== undefined),
  // What is ticked was ticked after the page was asked.
  beforeAttributeUpdated: (name, node) => !(name === "open" && node.tagName === "DETAILS") && !(name === "checked" && node.type === "checkbox"),
};
htmx.defineExtension("still", {
  isInlineSwap: (style) => style === "still",
  handleSwap: (style, target, fragment) =>
    style === "still" && Idiomorph.morph(target, fragment.children, { morphStyle: "outerHTML", callbacks: keep }),
});

export function startMargin(form) {
  let held = null;
  let next = "";

  // With a button of the margin the form says what was done; the answer is a new margin.
  function send(button, focusAfter) {
    next = focusAfter;
    htmx.ajax("POST", form.getAttribute("hx-post"), {
      source: form,
      target: "#notes",
      swap: "still",
      values: { [button.name]: button.value },
    });
  }

  function leave(button) {
    const reason = button.parentElement.querySelector("textarea");
    const says = (reason.value.match(LETTERS) ?? []).length >= FEWEST_LETTERS;
    reason.setCustomValidity(says ? "" : reason.dataset.say);
    if (reason.reportValidity()) send(button, "#set-aside > summary");
  }

  async function tell(button) {
    const alarm = button.form;
    const answer = document.createElement("span");
    answer.className = "thanks";
    answer.tabIndex = -1;
    answer.setAttribute("role", "status");
    try {
      // Only the rule and its revision go there, never the text.
      const response = await fetch(button.formAction, { method: "POST", body: new FormData(alarm, button) });
      if (!response.ok) throw new Error(response.status);
      answer.textContent = alarm.dataset.thanks;
      answer.dataset.told = "";
      button.replaceWith(answer);
      answer.focus({ preventScroll: true });
    } catch {
      answer.textContent = alarm.dataset.broken;
      button.parentElement.querySelector(".thanks")?.remove();
      button.after(answer);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#notes button");
    if (!button) return;
    const name = button.name;
    if (name.startsWith("leave-")) leave(button);
    else if (name === "take-back") send(button, `#${button.dataset.note}`);
    else if (button.form?.id === "false-alarm") tell(button);
    else if (name === "show") {
      const amount = form.elements.appetite;
      amount.value = "strict";
      amount.dispatchEvent(new Event("change", { bubbles: true }));
      amount.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.target.matches("#notes input[type=radio]")) event.preventDefault();
    if (!event.target.matches(".leave-why textarea")) return;
    event.preventDefault();
    leave(event.target.parentElement.querySelector("button"));
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".leave-why textarea")) event.target.setCustomValidity("");
  });
  // A reason that is half written changes nothing yet.
  document.addEventListener("change", (event) => event.target.matches(".leave-why textarea") && event.stopPropagation(), true);

  // What somebody has their finger on stays under it, whatever appears above.
  document.addEventListener("htmx:beforeSwap", () => {
    const active = document.activeElement;
    held = active?.closest("#notes") ? { active, top: active.getBoundingClientRect().top } : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (held?.active.isConnected) window.scrollBy(0, held.active.getBoundingClientRect().top - held.top);
    held = null;
    if (!next) return;
    const found = document.querySelector(next);
    const target = found?.querySelector(".place") ?? found;
    next = "";
    if (target && !target.matches("summary, button")) target.tabIndex = -1;
    target?.focus();
  });
}
