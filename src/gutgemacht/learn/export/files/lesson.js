// One stop at a time. Without this script the page is read from top to bottom.
(() => {
  const stops = [...document.querySelectorAll(".stop")];
  const nav = document.querySelector("nav");
  const on = document.getElementById("on");
  const back = document.getElementById("back");
  let place = 0;

  function show(number, moved = true) {
    place = number;
    stops.forEach((stop, other) => { stop.hidden = other !== place; });
    back.hidden = place === 0;
    on.hidden = place === stops.length - 1;
    if (moved) {
      window.scrollTo(0, 0);
      stops[place].focus();
    }
    if (on.hidden) platform.finish();
  }

  on.addEventListener("click", () => show(place + 1));
  back.addEventListener("click", () => show(place - 1));
  window.addEventListener("pagehide", () => platform.leave());
  nav.hidden = false;
  platform.begin();
  show(0, false);
})();
