// Suggestions under a search field: the ARIA combobox pattern. Without this the field is a plain form.

const WAIT = 180; // milliseconds after the last key

function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function option(id, { title, url, type_label: kind }) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  setAll(item, { id, role: "option", "aria-selected": "false" });
  item.dataset.url = url;
  label.textContent = kind;
  item.append(title, " ", label);
  return item;
}

function listFor(input) {
  const list = document.createElement("ul");
  setAll(list, { id: `${input.id}Options`, role: "listbox", "aria-label": "Suggesties", class: "suggestions" });
  setAll(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });
  list.hidden = true;
  input.after(list);
  return list;
}

function improve(input) {
  const list = listFor(input);
  let timer, request, chosen = -1;

  function choose(index) {
    chosen = index;
    input.removeAttribute("aria-activedescendant");
    [...list.children].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === index));
      if (at !== index) return;
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    });
  }

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    choose(-1);
  }

  async function ask() {
    request?.abort();
    const words = input.value.trim();
    if (words.length < 2) return show(false);
    request = new AbortController();
    try {
      const address = `${input.dataset.suggestions}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: request.signal });
      const found = answer.ok ? await answer.json() : [];
      list.replaceChildren(...found.map((one, index) => option(`${list.id}-${index}`, one)));
      show(found.length > 0 && document.activeElement === input);
    } catch (error) {
      if (error.name !== "AbortError") show(false);
    }
  }

  // From the field (-1) through the list and back to the field.
  function step(by) {
    const places = list.children.length + 1;
    choose(((chosen + 1 + by + places) % places) - 1);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => show(false),
    Enter: () => location.assign(list.children[chosen].dataset.url),
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (list.hidden || !keys[event.key] || (event.key === "Enter" && chosen < 0)) return;
    event.preventDefault();
    keys[event.key]();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) location.assign(item.dataset.url);
  });
}

document.querySelectorAll("input[data-suggestions]").forEach(improve);

// At the foot of every page one can subscribe; what helps with that comes when somebody turns to it.
document.addEventListener("focusin", async ({ target }) => {
  const form = target.closest("form[data-letter]");
  if (form) (await import("./letter.js")).prepare(form);
});
