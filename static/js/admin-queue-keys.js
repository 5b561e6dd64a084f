// One key for each action; off while someone types, and to be switched off altogether (WCAG 2.1.4).
const OFF = "rvggz.queue.keys";
const PRESS = { a: "approve", s: "spam", x: "close" };
const PANELS = ["w", "l", "r"];

export function startKeys(queue, items) {
  const dialog = queue.querySelector("[data-queue-keys]");
  const choice = queue.querySelector("[data-queue-keys-on]");
  const isOn = () => localStorage.getItem(OFF) !== "off";
  const show = () => {
    choice.checked = isOn();
    queue.classList.toggle("queue--keys", isOn());
  };
  choice.addEventListener("change", () => {
    localStorage.setItem(OFF, choice.checked ? "on" : "off");
    show();
  });
  queue.querySelector("[data-queue-help]")?.addEventListener("click", () => dialog.showModal());
  show();
  // Before Wagtail's own "?" hears of it.
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (!leave(event, queue) && isOn() && !isTyping(event.target) && press(event.key, { queue, items, dialog, event })) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
  document.addEventListener("keypress", (event) => {
    if (event.key === "?" && isOn() && !isTyping(event.target)) event.stopImmediatePropagation();
  }, true);
}

function isTyping(place) {
  return place.isContentEditable || place.closest("textarea, select, input:not([type=checkbox]):not([type=radio]), [role=dialog]");
}

// Escape closes a panel; Enter on a reason does what the panel is for.
function leave(event, queue) {
  const panel = event.target.closest?.("[data-panel]");
  if (!panel || !queue.contains(panel)) return false;
  if (event.key === "Escape") {
    panel.open = false;
    panel.closest("[data-item]").focus();
  } else if (event.key === "Enter" && event.target.matches("input[type=radio], input[type=checkbox]")) {
    panel.querySelector("button[name=do]").click();
  } else {
    return false;
  }
  event.preventDefault();
  return true;
}

function press(key, { queue, items, dialog, event }) {
  const all = items();
  const item = document.activeElement?.closest?.("[data-item]");
  const at = all.indexOf(item);
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const free = document.activeElement === document.body || document.activeElement === item || document.activeElement?.matches("[data-done]");
  if (letter === "?") return Boolean(dialog.showModal() || true);
  if (letter === "z") return click(queue.querySelector("[data-live] [data-undo] button"));
  if (letter === "j" || (key === "ArrowDown" && free)) return move(all[at + 1] || (at < 0 && all[0]));
  if (letter === "k" || (key === "ArrowUp" && free)) return move(all[at - 1]);
  if (!item || event.shiftKey) return false;
  if (PRESS[letter]) return click(item.querySelector(`button[name=do][value=${PRESS[letter]}]`));
  if (PANELS.includes(letter)) return open(item, letter);
  if (letter === "o") return click(item.querySelector("[data-fold] > summary"));
  if (letter === "v") return click(item.querySelector("[data-tick]"));
  return false;
}

function click(target) {
  target?.click();
  return Boolean(target);
}

function move(target) {
  if (!target) return false;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  return true;
}

function open(item, letter) {
  const panel = item.querySelector(`[data-panel=${letter}]`);
  if (!panel) return false;
  for (const other of item.querySelectorAll("[data-panel]")) other.open = other === panel;
  panel.querySelector("input:not([type=hidden]), textarea")?.focus();
  return true;
}
