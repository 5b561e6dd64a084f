// Says at once that a file is too big, before minutes of sending it in vain. The server checks it again.
const MEGABYTE = 1024 * 1024;

function limit(field) {
  return (field.accept || "").includes("image") ? 20 : 500;
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.type !== "file" || field.multiple) return;
  field.parentElement.querySelector(".rvggz-too-big")?.remove();
  const file = field.files[0];
  if (!file || file.size <= limit(field) * MEGABYTE) return;
  field.value = "";
  const message = document.createElement("p");
  message.className = "rvggz-too-big error-message";
  message.setAttribute("role", "alert");
  const size = Math.ceil(file.size / MEGABYTE).toLocaleString("nl-NL");
  message.textContent = `“${file.name}” is te groot: ${size} MB. Het mag hoogstens ${limit(field)} MB zijn. Kies een kleiner bestand.`;
  field.after(message);
});
