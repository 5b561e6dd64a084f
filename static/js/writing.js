// Saves a piece while it is written, keeps a copy on this device when there is no internet, and shows when somebody
// (the same writer on another device) saved another text. Without this the form has its own buttons.

import { startEditor } from "./writing-editor.js";
import { startFiles } from "./writing-files.js";
import { startKeywords } from "./writing-keywords.js";

const WAIT = 1200; // milliseconds after the last key
const AGAIN = 1000; // after the first time in vain; each next time twice as long
const LONGEST = 30_000;
const LOGGED_OUT = "Je bent uitgelogd. Je tekst staat op dit apparaat. Log in een ander tabblad in, dan gaan we vanzelf verder.";
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "version", "seen", "began_with", "seconds", "do", "remove", "consent", "email"]);
const opened = performance.now();

const form = document.querySelector("form[data-writing]");
if (form) write(form);
else if (document.querySelector("[data-sent]")) forget("gast");

function keyOf(name) { return `bijdrage-${name}`; }

function forget(name) {
  try { localStorage.removeItem(keyOf(name)); } catch { /* nothing was kept */ }
}

async function write(form) {
  const name = form.dataset.writing;
  const saved = form.querySelector("[data-saved]");
  let timer, running, renewals = 0, inVain = 0, isBack = false, isDirty = false, isStopped = false;

  const editor = await startEditor(form, changed);
  const uploads = startFiles(form, changed);
  startKeywords(form, changed);
  form.querySelector('[value="save"]')?.toggleAttribute("data-spare", Boolean(form.dataset.save));

  function fields() {
    return [...new FormData(form)].filter(([field, value]) => typeof value === "string" && !NOT_TYPED.has(field));
  }

  function copy() {
    try {
      const kept = { fields: fields(), version: form.elements.version.value };
      localStorage.setItem(keyOf(name), JSON.stringify(kept));
    } catch { /* a browser that keeps nothing, or is full */ }
  }

  function changed() {
    isDirty = true;
    copy();
    clearTimeout(timer);
    if (form.dataset.save && !isStopped) timer = setTimeout(save, WAIT);
  }

  function body() {
    const data = new URLSearchParams(fields());
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("version", form.elements.version.value);
    return data;
  }

  function save() {
    clearTimeout(timer);
    if (running || isStopped || !form.dataset.save) return running;
    running = send().finally(() => { running = undefined; });
    return running;
  }

  async function send() {
    isDirty = false;
    let answer;
    try {
      answer = await fetch(form.dataset.save, { method: "POST", body: body() });
    } catch {
      return later("Geen internet. Je tekst staat op dit apparaat. We bewaren hem zodra het weer kan.");
    }
    if (answer.status === 409) return choose((await answer.json()).other);
    if (answer.status === 401) return later(LOGGED_OUT);
    if (answer.status === 403) return renewed();
    if (answer.status === 410) return stop("Dit stuk is intussen voorgelegd of geplaatst. Wat je nu typt, wordt niet bewaard.");
    if (!answer.ok) return later("Bewaren lukt even niet. Je tekst staat op dit apparaat. We proberen het zo weer.");
    renewals = inVain = 0;
    form.elements.version.value = (await answer.json()).version;
    if (isDirty) { copy(); timer = setTimeout(save, WAIT); } else forget(name);
    say(`Bewaard om ${new Date().toLocaleTimeString("nl", { hour: "2-digit", minute: "2-digit" }).replace(":", ".")} uur`);
  }

  // Who logs in gets another proof that a form is ours (also in another tab): this form takes it over.
  async function renew() {
    const answer = await fetch(form.dataset.save);
    if (!answer.ok) return answer.status;
    const { token } = await answer.json();
    form.elements.csrfmiddlewaretoken.value = token;
    return 200;
  }

  async function renewed() {
    let status;
    try { status = await renew(); } catch { return later("Geen internet. Je tekst staat op dit apparaat. We bewaren hem zodra het weer kan."); }
    if (status === 401) return later(LOGGED_OUT);
    renewals += 1;
    if (status !== 200 || renewals > 3) return stop("We kunnen je tekst hier niet meer bewaren. Hij staat nog op dit apparaat. Kijk of je bent ingelogd met je eigen account, en laad dan deze pagina opnieuw.");
    isDirty = true;
    timer = setTimeout(save, 0);
  }

  function say(text, isTrouble = false) {
    saved.classList.toggle("write-trouble", isTrouble);
    if (saved.textContent !== text) saved.textContent = text;
  }

  function later(text) {
    isDirty = true;
    say(text, true);
    clearTimeout(timer);
    timer = setTimeout(save, isBack ? 0 : Math.min(AGAIN * 2 ** inVain++, LONGEST));
    isBack = false;
  }

  // The connection is back, or the writer is: what waits goes now. A save under way may have begun before and fail: again.
  function goOn() {
    inVain = 0;
    isBack = Boolean(running);
    if (isDirty) save();
  }

  function stop(text) {
    isStopped = true;
    say(text, true);
  }

  // Two texts: nothing is overwritten until the writer chooses.
  function choose(other) {
    stop("Dit stuk is ergens anders veranderd. Kies hierboven welke tekst je wilt houden.");
    const place = document.createElement("section");
    place.className = "notice write-conflict";
    place.dataset.asked = "1";
    place.tabIndex = -1;
    place.setAttribute("aria-labelledby", "otherTitle");
    const title = element("h2", "Dit stuk is ergens anders veranderd");
    title.id = "otherTitle";
    const shown = element("div", "");
    shown.className = "write-other";
    const html = new DOMParser().parseFromString(other.html, "text/html"); // cleaned by the server
    shown.append(element("h3", other.title), ...html.body.childNodes);
    const buttons = element("p", "");
    buttons.className = "buttons";
    const take = element("button", "Neem deze andere tekst"), keep = element("button", "Houd wat hieronder staat");
    take.className = "button button-second";
    keep.className = "button";
    take.type = keep.type = "button";
    take.addEventListener("click", () => { forget(name); isDirty = false; location.assign(form.action); });
    keep.addEventListener("click", () => {
      form.elements.version.value = other.version;
      isStopped = false;
      place.remove();
      editor.focus();
      save();
    });
    buttons.append(take, " ", keep);
    place.append(title, element("p", `Op een ander apparaat, of in een ander tabblad, bewaarde je ${other.saved} deze tekst. Er is niets overschreven. Welke wil je houden?`), shown, buttons);
    form.before(place);
    place.focus();
  }

  // What this device kept because it could not be saved.
  function bring() {
    let kept;
    try { kept = JSON.parse(localStorage.getItem(keyOf(name))); } catch { return; }
    if (!kept || form.querySelector(".field-error")) return;
    if (isSame(kept.fields, fields())) { forget(name); return; } // it was sent after all
    const server = { version: form.elements.version.value, html: editor.html(), title: form.elements.title.value || "Zonder titel", saved: "intussen" };
    fill(kept.fields);
    if (!form.dataset.save || kept.version === server.version) changed();
    else choose(server);
  }

  function fill(kept) {
    const values = Map.groupBy ? Map.groupBy(kept, ([field]) => field) : new Map(kept.map((one) => [one[0], [one]]));
    for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) {
      if (NOT_TYPED.has(box.name)) continue;
      box.checked = (values.get(box.name) ?? []).some(([, value]) => value === box.value);
    }
    for (const [field, [[, value]]] of values) {
      const one = form.elements[field];
      if (field === "text") editor.set(value);
      else if (one && !(one instanceof RadioNodeList) && !["checkbox", "radio", "hidden"].includes(one.type)) one.value = value;
    }
  }

  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => { if (event.target.type !== "file") changed(); }); // a file is no text: writing-files.js
  }
  form.addEventListener("submit", async (event) => {
    if (form.elements.seconds) form.elements.seconds.value = ((performance.now() - opened) / 1000).toFixed(1);
    clearTimeout(timer);
    const underWay = [running, ...uploads].filter(Boolean);
    if (!underWay.length) { isStopped = true; return; }
    event.preventDefault(); // two saves of the same text would stand in each other's way, and a file would be cut off
    if (uploads.size) say("Je bestand is nog onderweg. Daarna gaan we verder.");
    await Promise.all(underWay);
    if (!form.parentElement.querySelector("[data-asked], [data-list] [role=alert]")) form.requestSubmit(event.submitter);
  });
  if (form.dataset.save) addEventListener("focus", () => { renew().catch(() => {}).then(goOn); }); // back from the tab to log in
  addEventListener("online", goOn);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !isDirty || isStopped || !form.dataset.save || running) return;
    const data = body();
    if (data.toString().length < 60_000) fetch(form.dataset.save, { method: "POST", body: data, keepalive: true }).then(async (answer) => {
      if (answer.ok) { form.elements.version.value = (await answer.json()).version; isDirty = false; forget(name); }
    }).catch(() => {});
  });
  bring();
  form.dataset.ready = "1";
}

// The same text? A file that came with the form brings a field of its own ("alt-12"), one that went takes its field along.
function isSame(kept, now) {
  const isOfAFile = ([field]) => field.startsWith("alt-"), typed = (all) => JSON.stringify(all.filter((one) => !isOfAFile(one)));
  const there = new Map(now.filter(isOfAFile));
  return typed(kept) === typed(now) && kept.filter(isOfAFile).every(([field, value]) => (there.get(field) ?? value) === value);
}

function element(tag, text) {
  return Object.assign(document.createElement(tag), { textContent: text });
}
