// Subscribing: tells how long the page was open, and does a sum when there is a wave of spam. Without it the form works.
// Asked for by suggestions.js as soon as somebody turns to such a form.

async function work() {
  try {
    const { challenge } = await (await fetch("/nieuwsbrief/som/")).json();
    if (!challenge) return "";
    const { solve } = await import("./proof-of-work.js");
    return await solve(challenge);
  } catch { return ""; } // without it the form is sent as it is
}

const sums = new WeakMap(); // form → promise of its answer

/** Begin the sum: somebody is filling in this form. */
export function prepare(form) {
  if (!sums.has(form)) sums.set(form, work());
}

async function send(event) {
  const form = event.target.closest("form[data-letter]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  if (form.ariaBusy === "true") return; // two clicks on one button
  form.ariaBusy = "true";
  prepare(form);
  form.elements.work.value = await sums.get(form);
  form.elements.seconds.value = (performance.now() / 1000).toFixed(1);
  form.submit();
}

document.addEventListener("submit", send);
addEventListener("pageshow", () => { // also when the visitor comes back by the back button
  for (const form of document.querySelectorAll("form[data-letter]")) {
    form.ariaBusy = "false";
    sums.delete(form);
  }
});
