// What an editor pastes in a rich text field of the admin, brought to plain HTML before Draft.js reads it: it would make
// all of a Google document bold where a style takes that away, and join the words of a table's cells.

import { clean } from "./pasted-html.js";

const OURS = /data-draftjs|data-editor|data-offset-key/; // copied out of such a field: it reads that by itself

window.addEventListener("paste", (event) => {
  const given = event.clipboardData;
  if (!event.target.closest?.(".Draftail-Editor") || !given?.types.includes("text/html")) return;
  const html = given.getData("text/html");
  if (OURS.test(html)) return;
  const cleaned = { // as much of a DataTransfer as is asked; the real one cannot be changed
    types: [...given.types], files: given.files, items: given.items,
    getData: (type) => (type === "text/html" ? clean(html) : given.getData(type)),
  };
  Object.defineProperty(event, "clipboardData", { value: cleaned });
}, { capture: true });
