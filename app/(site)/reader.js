// Saves readers the change of page when they send one of the site's small forms; without it the forms work as well.
// A form that says data-loading has two parts: what is filled in, and a live region for the answer.

/** @param {HTMLFormElement} form */
async function send(form) {
  const fields = partOf(form, "fields");
  const answer = partOf(form, "answer");
  const button = fields?.querySelector("button");
  const name = form.getAttribute("name");
  if (!fields || !answer || !button || !name) return form.submit();
  const body = new FormData(form);
  form.ariaBusy = "true";
  button.textContent = form.dataset.loading ?? "";
  answer.textContent = "";
  const answered = await post(form.getAttribute("action") ?? "", body).then((page) =>
    page?.forms.namedItem(name),
  );
  const newFields = answered && partOf(answered, "fields");
  const newAnswer = answered && partOf(answered, "answer");
  if (!newFields || !newAnswer) return form.submit();
  form.ariaBusy = null;
  const hadFocus = fields.contains(document.activeElement);
  fields.replaceChildren(...newFields.childNodes);
  // Only its text: screen readers announce a change in a region that was there before.
  answer.textContent = newAnswer.textContent;
  /** @type {HTMLElement | null} */
  const atFault = fields.querySelector("[aria-invalid]");
  if (atFault) return atFault.focus();
  if (!hadFocus) return;
  answer.tabIndex = -1;
  answer.focus({ preventScroll: true });
}

/**
 * The page that answers a form, or undefined when the network or the server failed.
 * @param {string} address
 * @param {FormData} body
 */
async function post(address, body) {
  try {
    const response = await fetch(address, { method: "POST", body });
    if (!response.ok) return undefined;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return undefined;
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLElement | null}
 */
function partOf(form, name) {
  return form.querySelector(`[data-part=${name}]`);
}

for (const form of document.forms) {
  if (!form.dataset.loading) continue;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.ariaBusy !== "true") send(form);
  });
}
