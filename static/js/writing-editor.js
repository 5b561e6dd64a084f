// The small editor: bold, italic, heading, lists, quote, link. Without it the text area stays what it is.

const BUTTONS = [
  ["Vet", "bold", (chain) => chain.toggleBold(), "bold"],
  ["Schuin", "italic", (chain) => chain.toggleItalic(), "italic"],
  ["Kop", "heading", (chain) => chain.toggleHeading({ level: 2 }), "heading"],
  ["Lijst", "list", (chain) => chain.toggleBulletList(), "bulletList"],
  ["1, 2, 3", "numbers", (chain) => chain.toggleOrderedList(), "orderedList"],
  ["Citaat", "quote", (chain) => chain.toggleBlockquote(), "blockquote"],
];
const NUMBERED = /^\s*(\d+|[a-z])[.)]\s*/i;
const BULLET = /^\s*[·•o§–-]\s+/;

export async function startEditor(form, changed) {
  const area = form.elements.text;
  const plain = { html: () => area.value, set: (value) => { area.value = value; }, focus: () => area.focus() };
  let parts;
  try { parts = await import(form.dataset.editor); } catch { return plain; }
  const room = Object.assign(document.createElement("div"), { className: "editor" });
  const is = Object.assign(document.createElement("input"), { type: "hidden", name: "text_is", value: "html" });
  area.before(room);
  const editor = new parts.Editor({
    element: room,
    injectCSS: false, // a style element would break the policy; writing.css has what it needs
    extensions: extensionsOf(parts),
    content: clean(area.dataset.html),
    editorProps: { attributes: attributes(area), transformPastedHTML: clean },
    onUpdate() { area.value = editor.isEmpty ? "" : editor.getHTML(); changed(); },
  });
  area.value = editor.isEmpty ? "" : editor.getHTML();
  area.hidden = true;
  const label = form.querySelector(`label[for="${area.id}"]`);
  [editor.view.dom.id, area.id] = [area.id, `${area.id}-plain`]; // links to the field lead to the editor
  area.after(is);
  room.prepend(toolbar(editor));
  label.addEventListener("click", () => editor.commands.focus());
  return {
    html: () => editor.getHTML(),
    set: (value) => { editor.commands.setContent(clean(value)); area.value = editor.isEmpty ? "" : editor.getHTML(); },
    focus: () => editor.commands.focus(),
  };
}

function extensionsOf(parts) {
  const item = parts.ListItem.extend({ // Tab leaves the editor, also in a list
    addKeyboardShortcuts() { return { Enter: () => this.editor.commands.splitListItem(this.name) }; },
  });
  return [
    parts.Document, parts.Paragraph, parts.Text, parts.Bold, parts.Italic, parts.Superscript, parts.Subscript,
    parts.HardBreak, parts.Heading.configure({ levels: [2, 3] }), parts.BulletList, parts.OrderedList, item,
    parts.Blockquote, parts.History,
    parts.Link.configure({ openOnClick: false, enableTarget: false, autolink: true, linkOnPaste: true }),
  ];
}

function attributes(area) {
  return {
    role: "textbox", "aria-multiline": "true", "aria-labelledby": "textLabel", class: "editor-text rich",
    "aria-describedby": area.getAttribute("aria-describedby") ?? "", ...(area.ariaInvalid === "true" && { "aria-invalid": "true" }),
  };
}

function toolbar(editor) {
  const bar = Object.assign(document.createElement("div"), { className: "editor-bar" });
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Opmaak");
  const shown = [];
  for (const [label, icon, run, name] of BUTTONS) {
    const button = plainButton(label, `editor-button editor-${icon}`);
    button.addEventListener("click", () => run(editor.chain().focus()).run());
    shown.push([button, name]);
    bar.append(button);
  }
  const link = plainButton("Link", "editor-button editor-link");
  const ask = linkRow(editor, link);
  shown.push([link, "link"]);
  link.addEventListener("click", () => ask.open());
  bar.append(link, ask.row);
  const light = () => { for (const [button, name] of shown) button.ariaPressed = String(editor.isActive(name)); };
  editor.on("transaction", light);
  light();
  return bar;
}

function plainButton(label, className) {
  return Object.assign(document.createElement("button"), { type: "button", className, textContent: label });
}

// Below the bar: where the selected words lead to.
function linkRow(editor, button) {
  const row = Object.assign(document.createElement("div"), { className: "editor-ask", hidden: true });
  const label = Object.assign(document.createElement("label"), { textContent: "Adres van de link", htmlFor: "linkAddress" });
  const input = Object.assign(document.createElement("input"), { id: "linkAddress", type: "text", inputMode: "url", autocomplete: "off" });
  const make = plainButton("Maak de link", "button"), none = plainButton("Geen link", "button button-second");
  row.append(label, input, make, " ", none);
  row.addEventListener("input", (event) => event.stopPropagation());
  const close = () => { row.hidden = true; editor.commands.focus(); };
  const set = () => {
    const given = input.value.trim();
    const href = /^(https?:|mailto:|tel:|\/)/i.test(given) ? given : given.includes("@") ? `mailto:${given}` : `https://${given}`;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!given) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) chain.insertContent([{ type: "text", text: given, marks: [{ type: "link", attrs: { href } }] }]).run();
    else chain.setLink({ href }).run();
    close();
  };
  make.addEventListener("click", set);
  none.addEventListener("click", () => { editor.chain().focus().extendMarkRange("link").unsetLink().run(); close(); });
  row.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === input) { event.preventDefault(); set(); }
    if (event.key === "Escape") { row.hidden = true; button.focus(); }
  });
  return { row, open: () => { row.hidden = false; input.value = editor.getAttributes("link").href ?? ""; input.focus(); } };
}

// What was pasted, out of Word too: no styles, but what they said (bold, italic, a list). No style attribute is parsed
// as one: the policy of the site does not allow them, not even in a document that nobody sees.
export function clean(html = "") {
  if (!/<|&/.test(html)) return html;
  const bare = html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(/<!--[\s\S]*?-->/g, "").replace(/<!\[[^>]*>/g, "")
    .replace(/<\/?o:p[^>]*>/gi, "").replace(/(<[a-z][^>]*?\s)style\s*=/gi, "$1data-style=");
  const page = new DOMParser().parseFromString(bare, "text/html");
  for (const one of page.querySelectorAll("script, style, meta, link, title, template, iframe, object")) one.remove();
  for (const one of page.querySelectorAll("[data-style]")) dress(one);
  lists(page);
  for (const one of page.querySelectorAll("h1")) rename(one, "h2");
  for (const one of page.querySelectorAll("h4, h5, h6")) rename(one, "h3");
  return page.body.innerHTML;
}

function dress(one) {
  const style = one.dataset.style;
  const isWord = ["SPAN", "FONT"].includes(one.tagName);
  if (isWord && /font-weight:\s*(bold|[6-9]00)/i.test(style)) wrap(one, "b");
  if (isWord && /font-style:\s*italic/i.test(style)) wrap(one, "i");
  if (!/mso-list/i.test(style)) delete one.dataset.style;
}

function wrap(one, tag) {
  const inner = document.createElement(tag);
  inner.append(...one.childNodes);
  one.append(inner);
}

function rename(one, tag) {
  const other = document.createElement(tag);
  other.append(...one.childNodes);
  one.replaceWith(other);
}

// Word writes a list as paragraphs that begin with a sign.
function lists(page) {
  let list;
  for (const one of page.querySelectorAll("p")) {
    const isItem = /MsoListParagraph/.test(one.className) || /mso-list/i.test(one.dataset.style ?? "");
    if (!isItem) { list = undefined; continue; }
    const sign = one.textContent;
    const tag = NUMBERED.test(sign) ? "ol" : "ul";
    trim(one, tag === "ol" ? NUMBERED : BULLET);
    if (list?.tagName !== tag.toUpperCase() || list.nextElementSibling !== one) {
      list = document.createElement(tag);
      one.before(list);
    }
    const item = document.createElement("li");
    item.append(...one.childNodes);
    list.append(item);
    one.remove();
  }
}

function trim(one, sign) {
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  let left = one.textContent.match(sign)?.[0].length ?? 0;
  while (left > 0 && walker.nextNode()) {
    const cut = Math.min(left, walker.currentNode.data.length);
    walker.currentNode.data = walker.currentNode.data.slice(cut);
    left -= cut;
  }
}
