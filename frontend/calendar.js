// A post is dragged to another day; its form, which works without a mouse, is sent with that day.
const calendar = document.querySelector("[data-calendar]");
let held = null;

const dayOf = (event) => held && event.target.closest("[data-day]");

calendar.addEventListener("dragstart", (event) => {
  held = event.target.closest(".entry[draggable]");
  event.dataTransfer.effectAllowed = "move";
});
calendar.addEventListener("dragend", () => {
  held = null;
  for (const day of calendar.querySelectorAll(".over-it")) day.classList.remove("over-it");
});
for (const name of ["dragenter", "dragover"]) {
  calendar.addEventListener(name, (event) => {
    const day = dayOf(event);
    if (!day) return;
    event.preventDefault();
    for (const other of calendar.querySelectorAll(".over-it")) other.classList.toggle("over-it", other === day);
    day.classList.add("over-it");
  });
}
calendar.addEventListener("drop", (event) => {
  const day = dayOf(event);
  if (!day) return;
  event.preventDefault();
  const form = held.querySelector("form");
  const due = `${day.dataset.day}T${held.dataset.time}`;
  if (form.elements.due.value === due) return;
  form.elements.due.value = due;
  form.requestSubmit();
});
