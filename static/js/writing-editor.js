// The small editor: bold, italic, heading, lists, quote, link. Without it the text area stays what it is.

import { clean } from "./pasted-html.js";

const BUTTONS = [
  ["Vet", "bold", (chain) => chain.toggleBold(), "bold"],
  ["Schuin", "italic", (chain) => chain.toggleItalic(), "italic"],
  ["Kop", "heading", (chain) => chain.toggleHeading({ level: 2 }), "heading"],
  ["Lijst", "list", (chain) => chain.toggleBulletList(), "bulletList"],
  ["1, 2, 3", "numbers", (chain) => chain.toggleOrderedList(), "orderedList"],
  ["Citaat", "quote", (chain) => chain.toggleBlockquote(), "blockquote"],
];
const SPEECH = ["id", "lang", "dir"];

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
  const item = keeping(parts.ListItem, ["value", "type", ...SPEECH]).extend({ // Tab leaves the editor, also in a list
    addKeyboardShortcuts() { return { Enter: () => this.editor.commands.splitListItem(this.name) }; },
  });
  return [
    parts.Document, keeping(parts.Paragraph, SPEECH), parts.Text, parts.Bold, parts.Italic, parts.Strike,
    parts.Superscript, parts.Subscript, parts.HardBreak, keeping(parts.Heading, SPEECH).configure({ levels: [2, 3] }),
    parts.BulletList, parts.OrderedList, item, parts.Blockquote, parts.History,
    keeping(parts.Link, ["id"]).configure({ openOnClick: false, enableTarget: false, autolink: true, linkOnPaste: true }),
  ];
}

// What says something: a number that stood there, a place that links lead to, a language.
function keeping(part, names) {
  const known = Object.fromEntries(names.map((name) => [name, {
    default: null, keepOnSplit: false, parseHTML: (element) => element.getAttribute(name),
  }]));
  return part.extend({ addAttributes() { return { ...this.parent?.(), ...known }; } });
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
