const dropped =
  "script, style, meta, link, title, svg, video, audio, iframe, object, input, button, select, textarea, template, noscript, colgroup";
// What editors wrote about the text is for nobody else: comments of Word, and of a document that Google exported.
const remarks =
  "[style*='mso-element:comment-list' i], .MsoCommentReference, .msocomanchor, .msocomtxt, sup:has(> [id^=cmnt_ref]), [id^=cmnt_ref], div:has(> p:first-child > [id^=cmnt])";

// What Word's authors deleted while it tracked their changes; what they struck out by hand is text.
const deleted = "[class~=msoDel i], del[cite^='mailto:' i]";

// Words that nobody saw where they were copied: Word's hidden text, the line with which a mail begins in a list of mails.
const hidden = "[hidden], [style*='mso-hide:all' i], [style*='display:none' i], [style*='display: none' i]";

// Google Docs draws the boxes of a checklist as pictures; Word on the web shows where a line was broken by hand.
const signs = "img[aria-roledescription=checkbox], .LineBreakBlob > span";

/** Takes out of pasted HTML what is no part of the text. */
export function removeWaste(body: HTMLElement): void {
  for (const element of body.querySelectorAll(`${dropped}, ${remarks}, ${deleted}, ${hidden}, ${signs}`))
    element.remove();
}
