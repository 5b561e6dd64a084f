// Improves what the reaction form already does: answers in place, keeps a draft on this device until it is sent.

const opened = performance.now();
const formOf = (part) => part.querySelector("form[data-reaction]");
const draftKey = (form) => `reactie-${form.dataset.reaction}`;
const KEPT = ["name", "email", "text", "shown_as", "pseudonym"];

function keepDraft(form) {
  const data = new FormData(form);
  const draft = Object.fromEntries(KEPT.map((name) => [name, data.get(name) ?? ""]));
  try {
    if (draft.text) localStorage.setItem(draftKey(form), JSON.stringify(draft));
    else localStorage.removeItem(draftKey(form));
  } catch { /* a browser that keeps nothing */ }
}

// What was typed before. Who chose another name must not go out under the own one.
function fill(form, typed) {
  for (const name of KEPT) {
    const field = form.elements[name];
    const isChoice = field instanceof RadioNodeList && typed[name] !== "name";
    if (typed[name] && field && (!field.value || isChoice)) field.value = typed[name];
  }
  const names = form.querySelector(".other-name");
  if (names) names.open ||= form.elements.shown_as.value !== "name";
}

function bringDraft(form) {
  let draft;
  try { draft = JSON.parse(localStorage.getItem(draftKey(form))); } catch { return; }
  if (draft) fill(form, draft);
}

function forgetDraft(form) {
  try { localStorage.removeItem(draftKey(form)); } catch { /* nothing was kept */ }
}

// A sum for this machine, only while there is a wave of spam.
async function work() {
  try {
    const { challenge } = await (await fetch("/reacties/som/")).json();
    if (!challenge) return "";
    const { solve } = await import("./proof-of-work.js");
    return await solve(challenge);
  } catch { return ""; } // without it a person reads first
}

function say(form, text) {
  let place = form.querySelector("[data-say]");
  if (!place) {
    place = Object.assign(document.createElement("p"), { className: "notice" });
    place.dataset.say = "";
    place.setAttribute("role", "alert");
    form.querySelector(".button").closest("p, div").before(place);
  }
  place.textContent = text;
}

async function send(event) {
  const form = event.target.closest("form[data-reaction]");
  if (!form) return;
  event.preventDefault();
  if (form.ariaBusy === "true") return; // two clicks on one button
  const data = new FormData(form, event.submitter);
  const label = event.submitter.textContent;
  form.ariaBusy = "true";
  event.submitter.textContent = "Even wachten …";
  try {
    data.set("work", await work());
    data.set("seconds", ((performance.now() - opened) / 1000).toFixed(1));
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), headers: { "X-Part": "1" } });
    if (answer.status >= 500) throw new Error(answer.status);
    place(form, await answer.text(), answer.status);
  } catch {
    say(form, "Dit lukte niet. Heb je internet? Je tekst staat er nog. Probeer het zo nog eens.");
  }
  form.ariaBusy = "false";
  event.submitter.textContent = label;
}

function place(form, html, status) {
  const room = form.closest(".react");
  const page = new DOMParser().parseFromString(html, "text/html");
  if (page.querySelector("main")) { // not a part: a page of its own, such as "even wachten"
    say(form, page.querySelector("main .intro")?.textContent ?? "Dit lukte niet. Probeer het zo nog eens.");
    return;
  }
  room.replaceChildren(...page.body.childNodes);
  const next = formOf(room);
  if (!next && status < 300) forgetDraft(form);
  const goal = room.querySelector("[aria-invalid=true]") ?? room.querySelector("h2, h3");
  if (!next || next.elements.edit) room.scrollIntoView({ block: "start" });
  goal?.focus();
  if (!room.querySelector("[role=alert]")) announce(goal?.textContent ?? ""); // an alert speaks for itself
}

const voice = Object.assign(document.createElement("p"), { className: "visually-hidden" });
voice.setAttribute("role", "status");
document.querySelector("main").append(voice);
function announce(text) {
  voice.textContent = "";
  setTimeout(() => { voice.textContent = text; }, 100);
}

// "Antwoord" brings the form to the reaction that is answered, and takes it back.
async function answer(event) {
  const link = event.target.closest("a[data-answer]");
  const room = document.getElementById("reageer");
  if (!link || !room || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!await renew(room, link.href)) location.href = link.href;
  else link.closest("li").append(room);
  formOf(room)?.querySelector("h3").focus();
}

async function answerNobody(event) {
  const link = event.target.closest("a[data-no-answer]");
  const room = document.getElementById("reageer");
  if (!link || !room) return;
  event.preventDefault();
  const form = formOf(room);
  if (!await renew(room, form.action)) return;
  home.after(room);
  formOf(room).querySelector("h3").focus();
}

// Another form in this room, with what was typed in it.
async function renew(room, address) {
  const form = formOf(room);
  const typed = form && new FormData(form);
  try {
    const got = await fetch(address, { headers: { "X-Part": "1" } });
    if (!got.ok) throw new Error(got.status);
    const page = new DOMParser().parseFromString(await got.text(), "text/html");
    room.replaceChildren(...page.body.childNodes);
  } catch { return false; }
  const next = formOf(room);
  if (typed && next) fill(next, Object.fromEntries(typed));
  return true;
}

// Where the form stands when nobody is answered.
const home = document.createElement("span");
home.hidden = true;
document.getElementById("reageer")?.before(home);

document.addEventListener("submit", send);
document.addEventListener("click", answer);
document.addEventListener("click", answerNobody);
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-reaction]");
  if (form) keepDraft(form);
});
for (const form of document.querySelectorAll("form[data-reaction]")) bringDraft(form);
