// Improves what an article already does: plays a video in place, copies the address.

function player(stage) {
  const frame = document.createElement("iframe");
  frame.src = stage.dataset.player;
  frame.title = stage.dataset.title;
  frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
  frame.allowFullscreen = true;
  return frame;
}

for (const stage of document.querySelectorAll("[data-player]")) {
  const link = stage.querySelector("a");
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.addEventListener("click", () => {
    const frame = player(stage);
    stage.replaceChildren(frame);
    frame.focus();
  });
  link.replaceWith(button);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const answer = button.closest("section").querySelector("[role=status]");
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      answer.textContent = "De link is gekopieerd. Plak hem waar je wilt.";
    } catch {
      answer.textContent = `Kopiëren lukte niet. Dit is de link: ${button.dataset.copy}`;
    }
  });
}
