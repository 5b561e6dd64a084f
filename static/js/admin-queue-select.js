// Words selected in a reaction, with mouse or keyboard, go to the list of what is to be blacked out.
export function startSelecting(queue) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small queue-select";
  button.textContent = "Lak dit weg";
  button.hidden = true;
  queue.append(button);
  let chosen = null;

  document.addEventListener("selectionchange", () => {
    chosen = inText(queue);
    button.hidden = !chosen;
    if (chosen) place(button, chosen.box, queue);
  });
  // A click would take the selection away first.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (!chosen) return;
    const panel = chosen.item.querySelector("[data-panel=l]");
    const words = panel.querySelector("[data-words]");
    panel.open = true;
    words.value = [words.value.trim(), chosen.words].filter(Boolean).join("\n");
    document.getSelection().removeAllRanges();
    words.focus();
  });
}

function inText(queue) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = range.commonAncestorContainer.parentElement?.closest("[data-text]") || (range.commonAncestorContainer.matches?.("[data-text]") ? range.commonAncestorContainer : null);
  const item = text?.closest("[data-item]");
  const words = selection.toString().replace(/\s+/g, " ").trim();
  if (!item || !words || !queue.contains(item) || !item.querySelector("[data-panel=l]")) return null;
  return { item, words, box: range.getBoundingClientRect() };
}

function place(button, box, queue) {
  const around = queue.getBoundingClientRect();
  button.style.setProperty("inset-block-start", `${box.bottom - around.top + 6}px`);
  button.style.setProperty("inset-inline-start", `${Math.max(0, Math.min(box.left - around.left, around.width - 130))}px`);
}
