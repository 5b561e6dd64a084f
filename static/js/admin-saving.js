// Wagtail keeps a page by itself while someone writes. A button that is pressed meanwhile waits its turn here:
// sent at the same time, a new page would be made twice.
const PATIENCE = 30_000; // as long as Wagtail leaves a pressed button out of use

let keeping = false;
let pressed = null;
let sentAt = -Infinity;

const isSent = () => performance.now() - sentAt < PATIENCE;
const isEditor = (form) => form.matches("form[data-edit-form]");

function remember(form, button) {
  pressed = { form, name: button?.name, value: button?.value };
}

function send({ form, name, value }) {
  // The button itself may be replaced by now: a new page has become a page that exists.
  form.querySelector("input[data-pressed]")?.remove();
  if (name) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    field.dataset.pressed = "";
    form.append(field);
  }
  form.requestSubmit();
}

document.addEventListener("w-autosave:save", (event) => {
  if (isSent()) event.preventDefault();
  else keeping = true;
});

for (const name of ["w-autosave:success", "w-autosave:error"]) {
  document.addEventListener(name, () => {
    keeping = false;
    if (pressed) send(pressed);
    pressed = null;
  });
}

document.addEventListener(
  "submit",
  (event) => {
    if (!isEditor(event.target) || !(keeping || isSent())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!isSent()) remember(event.target, event.submitter);
  },
  { capture: true },
);

window.addEventListener("submit", (event) => {
  if (isEditor(event.target) && !event.defaultPrevented) sentAt = performance.now();
});

window.addEventListener("pageshow", () => {
  sentAt = -Infinity;
});
