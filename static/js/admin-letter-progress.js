// How far a letter is: asked again every few seconds while it runs and somebody looks.
const place = document.querySelector("[data-progress]");

async function look() {
  if (document.hidden) return true;
  const answer = await fetch(place.dataset.progress, { headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return true;
  const state = place.querySelector("h2")?.textContent;
  place.innerHTML = await answer.text();
  if (place.querySelector("h2")?.textContent !== state) window.location.reload(); // other buttons, other rows
  return Boolean(place.querySelector("[data-runs]"));
}

const again = async () => { if (await look()) setTimeout(again, 3000); };
if (place) setTimeout(again, 3000);
