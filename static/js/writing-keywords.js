// Keywords that exist already, as buttons below the field: press one and it takes the place of what was typed.

const WAIT = 200; // milliseconds after the last key

export function startKeywords(form, changed) {
  const input = form.querySelector("[data-keywords]");
  const list = Object.assign(document.createElement("ul"), { className: "write-suggestions", hidden: true });
  list.setAttribute("aria-label", "Trefwoorden die er al zijn");
  const voice = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  voice.setAttribute("role", "status");
  input.after(list, voice);
  let timer;

  const last = () => input.value.split(",").at(-1).trim();

  async function ask() {
    const words = last();
    if (words.length < 2) { list.hidden = true; return; }
    let found = [];
    try {
      const answer = await fetch(`${input.dataset.keywords}?q=${encodeURIComponent(words)}`);
      if (answer.ok) found = await answer.json();
    } catch { /* without them it works too */ }
    const had = input.value.toLowerCase().split(",").map((word) => word.trim());
    show(found.filter((word) => !had.includes(word.toLowerCase())).slice(0, 6));
  }

  function show(words) {
    list.hidden = !words.length;
    list.replaceChildren(...words.map((word) => {
      const item = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: word });
      button.addEventListener("click", () => {
        input.value = [...input.value.split(",").slice(0, -1).map((one) => one.trim()), word, ""].join(", ");
        list.hidden = true;
        input.focus();
        changed();
      });
      item.append(button);
      return item;
    }));
    voice.textContent = words.length ? `${words.length} trefwoorden die er al zijn, hieronder` : "";
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}
