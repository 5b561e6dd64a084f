// Sends a form and sets the parts that come back in their places.
let busy = false;

export async function send(form, data, queue) {
  if (busy) return null;
  busy = true;
  queue.setAttribute("aria-busy", "true");
  try {
    return await ask(form, data, queue);
  } catch {
    say(queue, "Er is geen verbinding. Er is niets verstuurd, en wat je typte staat er nog. Probeer het zo weer.");
    return null;
  } finally {
    busy = false;
    queue.removeAttribute("aria-busy");
  }
}

async function ask(form, data, queue) {
  const response = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "XMLHttpRequest" } });
  const parts = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-queue-answer]");
  if (!parts) {
    say(queue, "Dat lukte niet. Ververs de bladzijde; misschien moet je opnieuw inloggen.");
    return null;
  }
  parts.ok = response.ok;
  return parts;
}

function say(queue, words) {
  const place = queue.querySelector("[data-live]");
  const line = document.createElement("p");
  line.textContent = words;
  place.replaceChildren(line);
}

// What has an id here and there is replaced; what is read aloud stays and only gets other contents.
export function replaceParts(answer) {
  for (const part of [...answer.children]) {
    const here = part.id && document.getElementById(part.id);
    if (!here) continue;
    const fresh = document.importNode(part, true);
    if (here.matches("[data-live]")) here.replaceChildren(...fresh.childNodes);
    else here.replaceWith(fresh);
  }
  forget(answer);
  countInMenu();
}

function countInMenu() {
  const words = document.querySelector("#queue-tabs")?.dataset.menu;
  const label = document.querySelector("#wagtail-sidebar a[href$='/reacties/'] .menuitem-label");
  if (words && label) label.textContent = words.trim();
}

// A version that is out of date must not stand among those of "alles op deze bladzijde".
function forget(answer) {
  for (const field of document.querySelectorAll("#together [name=on_page]")) {
    const number = field.value.split(":")[0];
    if (!answer.querySelector(`#reactie-${CSS.escape(number)}`)) continue;
    const tick = document.querySelector(`#reactie-${CSS.escape(number)} [data-tick]`);
    if (tick) field.value = tick.value;
    else field.remove();
  }
}
