// Files go one by one as soon as they are chosen, with a bar that shows how far it is. Without this they go with the form.
// Answers what is under way, for who sends the form meanwhile.

export function startFiles(form, changed) {
  const underWay = new Set();
  if (!form.dataset.upload) return underWay;
  for (const room of form.querySelectorAll("[data-files]")) {
    const input = room.querySelector("input[type=file]"), list = room.querySelector("[data-list]");
    input.addEventListener("change", async () => {
      const chosen = [...input.files];
      input.value = "";
      const all = (async () => { for (const file of chosen) await bring(form, room.dataset.files, file, list, input); })();
      underWay.add(all);
      await all;
      underWay.delete(all);
    });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=remove]");
      if (!button) return;
      event.preventDefault();
      takeAway(form, button.closest("[data-file]"), input, changed);
    });
  }
  return underWay;
}

function bring(form, kind, file, list, input) {
  const line = Object.assign(document.createElement("li"), { className: "write-file" });
  const name = Object.assign(document.createElement("p"), { textContent: `${file.name} …` });
  const bar = Object.assign(document.createElement("progress"), { max: file.size || 1, value: 0 });
  bar.setAttribute("aria-label", `Versturen van ${file.name}`);
  line.append(name, bar);
  list.append(line);
  const data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.set("kind", kind);
  data.set("file", file);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.upload);
    request.upload.addEventListener("progress", (event) => { bar.value = event.loaded; });
    request.addEventListener("load", () => { settle(request, line, file, input); done(); });
    request.addEventListener("error", () => { fail(line, `${file.name} kwam niet aan. Heb je internet? Kies het bestand dan nog een keer.`); done(); });
    request.send(data);
  });
}

function settle(request, line, file, input) {
  if (request.status === 200 && !new URL(request.responseURL).pathname.includes("inloggen")) {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const made = page.querySelector("[data-file]");
    line.replaceWith(made);
    if (document.activeElement === input) made.querySelector("input").focus(); // not away from who types elsewhere by now
    return;
  }
  let said;
  try { said = JSON.parse(request.responseText).error; } catch { /* not ours */ }
  const tooBig = request.status === 413 || request.status === 400;
  fail(line, `${file.name}: ${said ?? (tooBig ? "dit bestand is te groot om te versturen." : "dit lukte niet. Probeer het zo nog eens.")}`);
}

function fail(line, text) {
  const said = Object.assign(document.createElement("p"), { className: "field-error", textContent: text });
  said.setAttribute("role", "alert");
  const away = Object.assign(document.createElement("button"), { type: "button", className: "button-quiet", textContent: "Sluit dit bericht" });
  away.addEventListener("click", () => line.remove());
  line.replaceChildren(said, away);
}

async function takeAway(form, line, input, changed) {
  const data = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  try {
    const answer = await fetch(line.dataset.file, { method: "POST", body: data });
    if (!answer.ok && answer.status !== 404) throw new Error(answer.status);
    line.remove();
    input.focus();
    changed();
  } catch {
    const said = Object.assign(document.createElement("p"), { className: "field-error", textContent: "Dit lukte niet. Probeer het zo nog eens." });
    said.setAttribute("role", "alert");
    line.append(said);
  }
}
