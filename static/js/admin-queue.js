// The queue of reactions: does in place, and with one key, what its forms also do without a script.
import { replaceParts, send } from "./admin-queue-send.js";
import { startKeys } from "./admin-queue-keys.js";
import { startSelecting } from "./admin-queue-select.js";

const queue = document.querySelector("[data-queue]");

function waiting() {
  return [...queue.querySelectorAll("[data-item]")];
}

// Where the focus goes when an item is done: the next one, or the one before, or the end.
function after(item) {
  const items = waiting();
  const next = items[items.indexOf(item) + 1] || items[items.indexOf(item) - 1];
  return next?.id;
}

function focusOn(id) {
  const target = id && document.getElementById(id);
  const finished = queue.querySelector("[data-queue-finished]");
  if (finished) finished.hidden = waiting().length > 0;
  (target || (finished?.hidden === false ? finished : null))?.focus();
}

// A word typed in another part of the item goes along: when the answer is no, all of it stands there again.
function inItem(form, button) {
  const data = new FormData(form, button);
  data.set("panel", button.closest("[data-panel]")?.querySelector("[value='refuse'], [value='reply'], [value='black-out']")?.value || "more");
  return data;
}

async function act(form, button) {
  const item = form.closest("[data-item]");
  const next = after(item);
  const answer = await send(form, inItem(form, button), queue);
  if (!answer) return;
  replaceParts(answer);
  const now = document.getElementById(item.id);
  focusOn(now?.matches("[data-item]") ? now.id : next);
  if (now?.querySelector("[role=alert]")) now.scrollIntoView({ block: "nearest" });
}

async function takeBack(form, button) {
  const answer = await send(form, new FormData(form, button), queue);
  if (!answer) return;
  const first = answer.querySelector("[data-item]")?.id;
  replaceParts(answer);
  focusOn(first);
}

async function together(form, button) {
  const ticked = waiting().filter((item) => item.querySelector("[data-tick]:checked"));
  const rest = waiting().find((item) => !ticked.includes(item))?.id;
  const answer = await send(form, new FormData(form, button), queue);
  if (!answer) return;
  replaceParts(answer);
  if (answer.ok) form.reset();
  count();
  focusOn(waiting().find((item) => item.querySelector("[role=alert]"))?.id || rest);
}

function count() {
  const number = queue.querySelectorAll("[data-tick]:checked").length;
  const place = queue.querySelector("[data-together-count]");
  if (!place) return;
  place.textContent = number ? ` (${number} aangevinkt)` : "";
  if (number) queue.querySelector("[data-together]").open = true;
}

function start() {
  queue.classList.add("queue--script");
  queue.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    const work = form.matches("[data-act]") ? act : form.matches("[data-undo]") ? takeBack : form.id === "together" ? together : null;
    // On the page of one item the whole page answers.
    if (!work || !submitter || queue.matches("[data-queue-one]")) return;
    event.preventDefault();
    work(form, submitter);
  });
  queue.addEventListener("change", (event) => {
    if (event.target.matches("[data-together-all]")) {
      for (const tick of queue.querySelectorAll("[data-tick]")) tick.checked = event.target.checked;
    }
    if (event.target.matches("[data-together-all], [data-tick]")) {
      const all = queue.querySelector("[data-together-all]");
      all.checked = [...queue.querySelectorAll("[data-tick]")].every((tick) => tick.checked);
      count();
    }
  });
  // "toggle" does not bubble.
  queue.addEventListener("toggle", (event) => load(event.target), true);
  setInterval(tick, 1000);
  startKeys(queue, waiting);
  startSelecting(queue);
}

async function load(details) {
  if (!details.open || !details.dataset.load) return;
  const answer = await fetch(details.dataset.load, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) return;
  details.querySelector("[data-loaded]").innerHTML = await answer.text();
  delete details.dataset.load;
}

// Counts down beside "Ongedaan maken"; not read aloud every second.
function tick() {
  for (const form of queue.querySelectorAll("[data-undo]")) {
    const left = Math.max(0, Number(form.dataset.seconds) - 1);
    form.dataset.seconds = left;
    form.querySelector("[data-left]").textContent = `(${left} s)`;
    if (left === 0) form.remove();
  }
}

if (queue) start();
