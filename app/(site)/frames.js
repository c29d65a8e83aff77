// Shows what another site holds in its box once a reader asks for it. Without this script the box is a link.

/** @param {HTMLElement} box */
function offer(box) {
  const button = box.querySelector("button");
  /** @type {NodeListOf<HTMLElement>} */
  const parts = box.querySelectorAll("[hidden]");
  for (const part of parts) part.hidden = false;
  button?.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = box.querySelector("a")?.textContent ?? "";
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
    frame.referrerPolicy = box.dataset.tells === "origin" ? "strict-origin" : "no-referrer";
    frame.src = box.dataset.frame ?? "";
    for (const part of parts) part.remove();
    box.prepend(frame);
    frame.focus();
  });
}

/** @type {NodeListOf<HTMLElement>} */
const boxes = document.querySelectorAll("[data-frame]");
boxes.forEach(offer);
