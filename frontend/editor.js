// The editor of a draft with its margin: notes appear while one types, and lead to their words.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, placeholder } from "@codemirror/view";
import htmx from "htmx.org";
import { startMargin } from "./margin.js";

const SEVERITY = { stop: "error", ask: "warning", hint: "info" };

const point = StateEffect.define();
const pointed = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(point)) continue;
      const range = effect.value;
      return range ? Decoration.set(Decoration.mark({ class: "pointed" }).range(...range)) : Decoration.none;
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Starts it in the place of the form's text field; returns it.
export function startEditor(form) {
  const textarea = form.elements.text;
  let asked = null;

  const editor = new EditorView({
    parent: document.getElementById("editor"),
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.cspNonce.of(form.dataset.nonce),
        EditorView.lineWrapping,
        placeholder(textarea.placeholder),
        pointed,
        EditorView.contentAttributes.of({
          "aria-labelledby": "draft-label",
          "aria-describedby": "verdict",
          spellcheck: "true",
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          textarea.value = update.state.doc.toString();
          htmx.trigger(form, "draft:changed");
        }),
      ],
    }),
  });

  function apply(from, to, words) {
    editor.dispatch({
      changes: { from, to, insert: words },
      // Chosen words are a beginning: they stand selected, ready to be made one's own.
      selection: { anchor: from, head: from + words.length },
      scrollIntoView: true,
      userEvent: "input.complete",
    });
    editor.focus();
  }

  function message({ kind, title, why }) {
    const box = document.createElement("div");
    for (const [name, words] of Object.entries({ kind, title, why })) {
      const line = box.appendChild(document.createElement("div"));
      line.className = `tip-${name}`;
      line.textContent = words;
    }
    return box;
  }

  function mark() {
    const found = JSON.parse(document.getElementById("notes").dataset.diagnostics);
    const length = editor.state.doc.length;
    const diagnostics = found
      .filter(({ to }) => to <= length)
      .map((note) => ({
        from: note.from,
        to: note.to,
        severity: SEVERITY[note.effect],
        markClass: `mark ${note.effect}`,
        message: `${note.kind}: ${note.title}`,
        renderMessage: () => message(note),
        actions: note.fixes.map(([from, to, words, label]) => ({
          name: label,
          apply: () => apply(from, to, words),
        })),
      }));
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }

  const rangeOf = (note) => [Number(note.dataset.from), Number(note.dataset.to)];

  function show(note) {
    const [from, to] = rangeOf(note);
    editor.dispatch({ effects: point.of(note && to > from && to <= editor.state.doc.length ? [from, to] : null) });
  }

  document.addEventListener("click", (event) => {
    const fix = event.target.closest("[name=fix]");
    if (fix) {
      event.preventDefault();
      const [from, to, ...words] = fix.value.split(":");
      apply(Number(from), Number(to), words.join(":"));
      return;
    }
    const place = event.target.closest("[data-place]");
    if (place) {
      const [from, to] = rangeOf(place.closest(".note"));
      editor.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      editor.focus();
      return;
    }
    const example = event.target.closest("[data-example]");
    if (example) {
      event.preventDefault();
      apply(0, editor.state.doc.length, example.dataset.example);
      editor.dispatch({ selection: { anchor: editor.state.doc.length } });
    }
  });

  for (const [start, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(start, (event) => {
      const note = event.target.closest(".note[data-from]");
      if (note) show(note);
    });
    document.addEventListener(end, (event) => {
      if (event.target.closest(".note[data-from]")) editor.dispatch({ effects: point.of(null) });
    });
  }

  form.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt === form) asked = editor.state.doc;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.requestConfig?.elt !== form) return;
    // An answer to an older text marks the wrong words; a newer one is on its way.
    if (asked === editor.state.doc) mark();
    document.getElementById("error").textContent = "";
  });
  document.addEventListener("htmx:responseError", (event) => {
    let words = form.dataset.broken;
    try {
      words = JSON.parse(event.detail.xhr.responseText).error;
    } catch {
      // No JSON: something between here and the house answered.
    }
    document.getElementById("error").textContent = words;
  });
  document.addEventListener("htmx:sendError", () => {
    document.getElementById("error").textContent = form.dataset.offline;
  });

  document.documentElement.classList.add("scripted");
  startMargin(form);
  mark();
  return editor;
}
