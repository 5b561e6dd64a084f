// Passkeys: a form with data-passkey ("make", "use" or "login") is shown where the browser knows them. Its button asks the
// device for the passkey, puts what it says in the field "credential" and sends the form.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const withBytes = (list = []) => list.map((item) => ({ ...item, id: bytes(item.id) }));

function make({ publicKey: asked }) {
  return navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: withBytes(asked.excludeCredentials),
      // One that is kept on the device and asks for a finger, a face or a code: it logs in without a password too.
      authenticatorSelection: {
        ...asked.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required",
      },
    },
  });
}

function use({ publicKey: asked }) {
  return navigator.credentials.get({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: withBytes(asked.allowCredentials) },
  });
}

function said(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function options(form) {
  if (form.dataset.passkey !== "login") return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return answer.json();
}

const REASONS = {
  SecurityError: "Op dit adres werken passkeys niet. Kies een andere manier.",
  InvalidStateError: "Dit apparaat heeft al een passkey voor je account.",
};

async function onSubmit(event) {
  const form = event.target;
  event.preventDefault();
  const wrong = form.querySelector("[data-passkey-error]");
  wrong.hidden = true;
  try {
    const asked = await options(form);
    const credential = await (form.dataset.passkey === "make" ? make(asked.creation_options) : use(asked.request_options));
    form.elements.credential.value = JSON.stringify(said(credential));
    form.submit();
  } catch (error) {
    wrong.textContent = REASONS[error.name] || "Dat lukte niet. Probeer het nog eens, of kies een andere manier.";
    wrong.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", onSubmit);
  }
  for (const words of document.querySelectorAll("[data-passkey-missing]")) words.hidden = true;
}
