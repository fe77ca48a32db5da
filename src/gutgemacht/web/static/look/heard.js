// Says that something new was heard, and shows it when one asks. It never moves what one reads.
const heard = document.querySelector("[data-live]");
const list = document.querySelector(".mentions");
const asked = new URLSearchParams(heard?.dataset.asked ?? "");
const fresh = new Set();

function wanted(one) {
  const says = asked.get("says");
  return (
    one.pk > Number(heard.dataset.newest) &&
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

async function insert() {
  const since = heard.dataset.newest;
  const answer = await fetch(`${heard.dataset.more}&since=${since}`);
  if (!answer.ok || answer.redirected) return location.reload();
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  const first = template.content.querySelector("li.mention");
  list.querySelector(":scope > .calm")?.remove();
  list.prepend(template.content);
  heard.dataset.newest = Math.max(since, ...fresh);
  fresh.clear();
  show();
  first?.focus();
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
