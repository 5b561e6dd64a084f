// Suggestions under a search field: the ARIA combobox pattern. Without this the field is a plain form.

const WAIT = 180; // milliseconds after the last key

function option(list, suggestion, index) {
  const item = document.createElement("li");
  item.id = `${list.id}-${index}`;
  item.role = "option";
  item.ariaSelected = "false";
  item.dataset.url = suggestion.url;
  const kind = document.createElement("span");
  kind.textContent = suggestion.type_label;
  item.append(suggestion.title, " ", kind);
  return item;
}

function listFor(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}Options`;
  list.role = "listbox";
  list.ariaLabel = "Suggesties";
  list.className = "suggestions";
  list.hidden = true;
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);
  input.after(list);
  return list;
}

function improve(input) {
  const list = listFor(input);
  let timer, request, chosen = -1;

  function show(open) {
    list.hidden = !open;
    input.ariaExpanded = String(open);
    if (!open) choose(-1);
  }

  function choose(index) {
    const items = [...list.children];
    chosen = items.length ? (index + items.length + 1) % (items.length + 1) : -1;
    if (chosen === items.length || index === -1) chosen = -1;
    items.forEach((item, at) => { item.ariaSelected = String(at === chosen); });
    if (chosen < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  }

  async function ask() {
    request?.abort();
    const words = input.value.trim();
    if (words.length < 2) return show(false);
    request = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggestions}?q=${encodeURIComponent(words)}`, { signal: request.signal });
      const found = answer.ok ? await answer.json() : [];
      list.replaceChildren(...found.map((suggestion, index) => option(list, suggestion, index)));
      show(found.length > 0 && document.activeElement === input);
    } catch (error) {
      if (error.name !== "AbortError") show(false);
    }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); show(false); }
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen < 0 ? list.children.length - 1 : chosen - 1 || (chosen === 1 ? 0 : -1)); }
    if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(list.children[chosen].dataset.url); }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keep the focus in the field
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) location.assign(item.dataset.url);
  });
}

document.querySelectorAll("input[data-suggestions]").forEach(improve);
