// Says that something new was heard, and shows it when one asks. It never moves what one reads.
const heard = document.querySelector("[data-live]");
const list = document.querySelector(".mentions");
const asked = new URLSearchParams(heard?.dataset.asked ?? "");
const fresh = new Set();

function wanted(one) {
  const says = asked.get("says");
  return (
    one.pk > Number(heard.dataset.newest) &&
    !document.getElementById(`m${one.pk}`) &&
    ["network", "kind", "standing"].every((name) => !asked.get(name) || one[name] === asked.get(name)) &&
    (!asked.get("tone") || one.tone === Number(asked.get("tone"))) &&
    (!asked.get("act") || one.act === Number(asked.get("act"))) &&
    (!asked.get("topic") || one.topics.includes(Number(asked.get("topic")))) &&
    (!says || one.says === says || (says === "asked" && ["question", "complaint"].includes(one.says)))
  );
}

function show() {
  heard.querySelector("b").textContent = fresh.size;
  heard.hidden = !fresh.size;
}

function numberOf(line) {
  return Number(line.id.slice(1));
}

// The next few; what is left, or was heard meanwhile, is told of until one asks again.
async function insert() {
  const known = [...fresh];
  const answer = await fetch(`${heard.dataset.more}&since=${heard.dataset.newest}`);
  if (!answer.ok || answer.redirected) return location.reload();
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  const came = [...template.content.querySelectorAll("li.mention")];
  const newest = Math.max(heard.dataset.newest, ...(came.length ? came.map(numberOf) : known));
  const lines = came.filter((line) => !document.getElementById(line.id));
  list.querySelector(":scope > .calm")?.remove();
  list.prepend(...lines);
  heard.dataset.newest = newest;
  for (const pk of fresh) if (pk <= newest) fresh.delete(pk);
  show();
  lines[0]?.focus();
}

function listen() {
  const source = new EventSource(heard.dataset.live);
  source.addEventListener("message", (event) => {
    for (const one of JSON.parse(event.data)) if (wanted(one)) fresh.add(one.pk);
    show();
  });
  addEventListener("pagehide", () => source.close());
}

// Which words a mention holds is not told, so that a search for words stays as it was.
if (heard && !asked.get("words")) {
  heard.querySelector("button")?.addEventListener("click", insert);
  listen();
}
