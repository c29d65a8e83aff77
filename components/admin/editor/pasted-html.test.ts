import assert from "node:assert/strict";
import { test } from "node:test";
import { DOMParser as SchemaParser } from "@tiptap/pm/model";
import { JSDOM } from "jsdom";
import { markdownFromDocument } from "#domain/documents/markdown-writing.ts";
import { checkDocument, type Document, documentSchema } from "#domain/documents/schema.ts";
import { plainPaste } from "./pasted-html.ts";

// What each program puts on the clipboard, cut down to what differs. The results are read as Markdown.
const { window } = new JSDOM("");
Object.assign(globalThis, { DOMParser: window.DOMParser });

const plain = (html: string, direction: "ltr" | "rtl" = "ltr") =>
  plainPaste(html, { direction, takesPictures: true });

function pasted(html: string, direction: "ltr" | "rtl" = "ltr"): Document {
  const { body } = new window.DOMParser().parseFromString(plain(html, direction), "text/html");
  return checkDocument(SchemaParser.fromSchema(documentSchema).parse(body).toJSON());
}

const markdown = (html: string, direction: "ltr" | "rtl" = "ltr") =>
  markdownFromDocument(pasted(html, direction), direction);
const lines = (...all: string[]) => all.join("\n");

const wordItem = (level: number, sign: string, text: string, more = "") =>
  `<p class=MsoListParagraphCxSpMiddle ${more} style='margin-left:${level * 36}.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>${text}<o:p></o:p></p>`;

const word = (
  body: string,
) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
<style><!-- @list l0:level1 {mso-level-number-format:bullet; mso-level-text:\\F0B7;} p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

test("Word: paragraphs that are meant as lists become lists, with their levels, signs and first number", () => {
  assert.equal(
    markdown(
      word(
        `<p class=MsoNormal>Before<o:p></o:p></p>${wordItem(1, "·", "One <b style='mso-bidi-font-weight:normal'>bold</b>")}${wordItem(2, "o", "Inner")}${wordItem(1, "·", "Two")}<p class=MsoNormal><o:p>&nbsp;</o:p></p>${wordItem(1, "3.", "Third")}${wordItem(2, "a)", "Lettered")}${wordItem(1, "4.", "Fourth")}`,
      ),
    ),
    lines(
      "Before",
      "",
      "- One **bold**",
      "",
      "  - Inner",
      "",
      "- Two",
      "",
      "3. Third",
      "",
      "   1. Lettered",
      "",
      "4. Fourth",
    ),
  );
});

test("Word: notes stand where their numbers stood, headings, quotes and tables are what they were, and no style remains", () => {
  const mark = (n: number) =>
    `<a style='mso-footnote-id:ftn${n}' href="#_ftn${n}" name="_ftnref${n}" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span lang=EN-GB style='font-size:11.0pt;line-height:107%'>[${n}]</span></span><![endif]></span></span></a>`;
  const note = (n: number, text: string) =>
    `<div style='mso-element:footnote' id=ftn${n}><p class=MsoFootnoteText><a style='mso-footnote-id:ftn${n}' href="#_ftnref${n}" name="_ftn${n}" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[${n}]</span><![endif]></span></span></a> ${text}<o:p></o:p></p></div>`;
  const text = word(
    `<h1>The salt<o:p></o:p></h1><p class=MsoNormal>It was sold${mark(1)} twice${mark(2)}.</p><p class=MsoQuote><i>Nobody asked.</i></p><table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=301 valign=top style='width:225.4pt'><p class=MsoNormal>Year</p></td><td><p class=MsoNormal>Tonnes</p></td></tr><tr><td><p class=MsoNormal>1402</p></td><td><p class=MsoNormal>40</p><p class=MsoNormal>(or 41)</p></td></tr></table><div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>${note(1, "To <i>whom</i>, nobody says.")}${note(2, "See the lease.")}</div>`,
  );
  assert.equal(
    markdown(text),
    lines(
      "## The salt",
      "",
      "It was sold[^1] twice[^2].",
      "",
      "> *Nobody asked.*",
      "",
      "| Year | Tonnes |",
      "| --- | --- |",
      "| 1402 | 40<br>(or 41) |",
      "",
      "[^1]: To *whom*, nobody says.",
      "[^2]: See the lease.",
    ),
  );
  assert.doesNotMatch(plain(text), /style|class|mso|<o:p/i);
});

test("Word: what is written from the right keeps its direction, also as a list", () => {
  const persian = word(
    `<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><span lang=FA dir=RTL style='font-family:"B Nazanin"'>نمک را دو بار فروختند.</span></p>${wordItem(1, "۱.", "<span dir=RTL lang=FA>یک</span>", "dir=RTL")}${wordItem(1, "۲.", "<span dir=RTL lang=FA>دو</span>", "dir=RTL")}<p class=MsoNormal>BBC World</p>`,
  );
  const blocks = pasted(persian).content?.map(({ type, attrs }) => [type, attrs?.dir]);
  assert.deepEqual(blocks, [
    ["paragraph", "rtl"],
    ["orderedList", "rtl"],
    ["paragraph", null],
  ]);
  assert.deepEqual(
    pasted(persian, "rtl").content?.map(({ attrs }) => attrs?.dir),
    [null, null, "ltr"],
  );
});

test("Word: of tracked changes what was inserted is text and what was deleted is gone, and what is struck out by hand stays", () => {
  const by = `cite="mailto:A%20Writer" datetime="2026-07-31T12:14"`;
  const del = (text: string) => `<span class=msoDel><del ${by}>${text}</del></span>`;
  const ins = (text: string) => `<span class=msoIns><ins ${by}>${text}</ins></span>`;
  assert.equal(
    markdown(
      word(
        `<p class=MsoNormal>Sold ${del("once")}${ins("<b>twice</b>")}, <s>they say</s><o:p></o:p></p><p class=MsoNormal>${del("Gone.<o:p></o:p>")}</p>${wordItem(1, "·", "One")}${wordItem(1, "·", del("Two"))}<p class=MsoNormal><del ${by}>Nobody</del><ins ${by}>Somebody</ins> asked.</p>`,
      ),
    ),
    lines("Sold **twice**, ~~they say~~", "", "- One", "", "Somebody asked."),
  );
  assert.equal(markdown("<p>From a page: <del>old</del> <ins>new</ins></p>"), "From a page: ~~old~~ new");
});

test("Word: of notes that are counted by letters the letters are no words, and all paragraphs of a note are in it", () => {
  const mark = (n: number, sign: string) =>
    `<a style='mso-endnote-id:edn${n}' href="#_edn${n}" name="_ednref${n}" title=""><span class=MsoEndnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoEndnoteReference><span lang=EN-GB>[${sign}]</span></span><![endif]></span></span></a>`;
  const note = (n: number, sign: string, text: string) =>
    `<div style='mso-element:endnote' id=edn${n}><p class=MsoEndnoteText>${mark(n, sign).replace(/(_edn)(\d)(.*)(_ednref)/, "$4$2$3$1")} ${text}<o:p></o:p></p><p class=MsoEndnoteText>So ${sign}.<o:p></o:p></p></div>`;
  assert.equal(
    markdown(
      word(
        `<p class=MsoNormal>It was sold${mark(1, "i")} twice${mark(2, "ii")}.</p><div style='mso-element:endnote-list'><![if !supportEndnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>${note(1, "i", "To whom?")}${note(2, "ii", "See the lease.")}</div>`,
      ),
    ),
    lines("It was sold[^1] twice[^2].", "", "[^1]: To whom? So i.", "[^2]: See the lease. So ii."),
  );
});

test("Word: an item's further paragraphs stay in it, and what stands beside the list does not", () => {
  const more = (level: number, text: string) =>
    `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}.0pt;mso-add-space:\nauto'>${text}<o:p></o:p></p>`;
  assert.equal(
    markdown(
      word(
        `${wordItem(1, "1.", "One")}\n${more(1, "and more")}\n${wordItem(2, "a.", "Inner")}\n${more(2, "of it")}\n${more(1, "of one")}\n${wordItem(1, "2.", "Two")}\n${more(3, "Beside")}`,
      ),
    ),
    lines(
      "1. One",
      "",
      "   and more",
      "",
      "   1. Inner",
      "",
      "      of it",
      "",
      "   of one",
      "",
      "2. Two",
      "",
      "Beside",
    ),
  );
});

test("Word: a tab is a space, a new page is no empty line, a quote is one, and hidden words stay hidden", () => {
  assert.equal(
    markdown(
      word(
        `<p class=MsoNormal>Year<span style='mso-tab-count:2'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>1402.<span style='mso-spacerun:yes'>&nbsp; </span>Sold<span style='display:none;mso-hide:all'> to her</span><br clear=all style='mso-special-character:line-break;page-break-before:always'>\n<o:p></o:p></p><p class=MsoQuote>One.<o:p></o:p></p>\n<p class=MsoQuote>Two.<o:p></o:p></p>`,
      ),
    ),
    lines("Year 1402. Sold", "", "> One.", ">", "> Two."),
  );
});

test("Word on the web: a list for each item is one list again", () => {
  const item = (level: number, text: string) =>
    `<div class="ListContainerWrapper SCXW1234 BCX8" style="position:relative"><ul class="BulletListStyle${level} SCXW1234 BCX8" role="list" style="margin:0"><li class="OutlineElement Ltr SCXW1234" role="listitem" data-aria-level="${level}" data-listid="1"><p class="Paragraph SCXW1234" lang="EN-US" style="margin:0"><span data-contrast="auto" class="TextRun SCXW1234"><span class="NormalTextRun SCXW1234">${text}</span></span><span class="EOP SCXW1234">&nbsp;</span></p></li></ul></div>`;
  assert.equal(
    markdown(`<div class="OutlineGroup">${item(1, "One")}${item(2, "Inner")}${item(1, "Two")}</div>`),
    lines("- One", "", "  - Inner", "", "- Two"),
  );
  assert.equal(
    markdown(
      `<p class="Paragraph SCXW1"><span class="TextRun">One</span><span class="LineBreakBlob BlobObject SCXW1"><span class="SCXW1">&nbsp;</span><br class="SCXW1"></span><span class="TextRun">two</span><span class="EOP SCXW1" data-ccp-props="{}">&nbsp;</span></p>`,
    ),
    lines("One\\", "two"),
  );
});

test("Google Docs: the bold wrapper is none, styles become marks, inner lists stand in their items, links lead straight", () => {
  const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1b5c8f0e-7fff-1234"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;font-weight:700;font-style:normal;white-space:pre-wrap;">The salt</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-weight:400;white-space:pre-wrap;">It was </span><span style="font-weight:700;white-space:pre-wrap;">sold</span><span style="font-style:italic;white-space:pre-wrap;"> twice</span><span style="text-decoration:line-through;white-space:pre-wrap;">, no</span><span style="font-size:0.6em;vertical-align:super;">2</span> <a href="https://www.google.com/url?q=https://a.example/b&sa=D" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">here</span></a></p><br /><ul style="margin-top:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span>Inner</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Two</span></p></li></ul><p dir="rtl" style="text-align:right"><span>نمک</span></p></b><br class="Apple-interchange-newline">`;
  assert.equal(
    markdown(docs),
    lines(
      "## The salt",
      "",
      "It was **sold**<em> twice</em><s>, no</s><sup>2</sup> [here](https://a.example/b)",
      "",
      "- One",
      "",
      "  - Inner",
      "",
      "- Two",
      "",
      "نمک",
    ),
  );
  assert.equal(pasted(docs).content?.at(-1)?.attrs?.dir, "rtl");
});

test("Google Docs: a checklist is a list, and of a list that begins in its middle all items are in one", () => {
  const item = (text: string) => `<li dir="ltr" aria-level="1"><p dir="ltr">${text}</p></li>`;
  const box = `<img src="data:image/png;base64,${"A".repeat(200)}" width="18.4px" height="18.4px" alt="unchecked" aria-roledescription="checkbox">`;
  const docs = (html: string) =>
    markdown(`<b style="font-weight:normal;" id="docs-internal-guid-1">${html}</b>`);
  assert.equal(
    docs(`<ul><li role="checkbox" aria-checked="false">${box}<p role="presentation">Call</p></li></ul>`),
    "- Call",
  );
  assert.equal(
    docs(`<ol><ol><ol>${item("One")}</ol></ol>${item("Two")}<ol><ol>${item("Inner")}</ol></ol></ol>`),
    lines("1. One", "", "2. Two", "", "   1. Inner"),
  );
  assert.equal(docs(`<ol><ul>${item("One")}</ul></ol>`), "- One");
});

test("Google Docs: the notes of an exported document are kept", () => {
  assert.equal(
    markdown(
      `<p class="c1"><span>It was sold</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span>.</span></p><hr class="c5"><div><p class="c1"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c6">&nbsp;To whom?</span></p></div>`,
    ),
    lines("It was sold[^1].", "", "[^1]: To whom?"),
  );
});

test("LibreOffice: notes, lists, quotes, directions and tables with merged cells", () => {
  const mark = (kind: string, n: number, sign: string) =>
    `<a class="sd${kind}anc" name="sd${kind}${n}anc" href="#sd${kind}${n}sym"><sup>${sign}</sup></a>`;
  const note = (kind: string, n: number, sign: string, text: string) =>
    `<div id="sd${kind}${n}"><p class="sd${kind}"><a class="sd${kind}sym" name="sd${kind}${n}sym" href="#sd${kind}${n}anc">${sign}</a>${text}</p>\n</div>\n`;
  const office = `<!DOCTYPE html>\n<html>\n<head>\n\t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>\n\t<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>\n\t<style type="text/css">\n\t\tp { line-height: 115% }\n\t\ta.sdfootnoteanc { font-size: 57% }\n\t</style>\n</head>
<body lang="en-US" link="#000080" vlink="#800000" dir="ltr"><h1 class="western">The salt</h1>
<p style="line-height: 100%; margin-bottom: 0in"><font face="Liberation Serif, serif">It was <b>sold</b></font>
twice${mark("footnote", 1, "1")}, <strike>never</strike> again${mark("endnote", 1, "i")}.<!-- Do not name her --></p>
<ul>
\t<li><p style="margin-bottom: 0in">One</p>
\t<ul>
\t\t<li><p>Inner</p>
\t</ul>
\t<li><p>Two</p>
\t<p>and more</p>
</ul>
<p>Then:</p>
<ol>
\t<li value="3"><p>Third</p>
\t<li><p>Fourth</p>
</ol>
<blockquote>One said</blockquote>
<blockquote>twice.</blockquote>
<p dir="rtl" align="right" style="margin-bottom: 0in">
<font face="Noto Sans"><span lang="fa-IR">نمک</span></font></p>
<table width="100%" cellpadding="4" cellspacing="0">
\t<col width="128*"/>

\t<thead>
\t\t<tr valign="top">
\t\t\t<th colspan="2" style="border: none"><p class="western">
\t\t\t\tBoth</p>
\t\t\t</th>
\t\t</tr>
\t</thead>
\t<tbody><tr><td><p>a</p></td><td><p>b</p></td></tr></tbody></table>
${note("footnote", 1, "1", 'To\n\twhom?</p>\n\t<p class="sdfootnote">And why?')}${note("endnote", 1, "i", "See the lease.")}</body>
</html>`;
  assert.equal(
    markdown(office),
    lines(
      "## The salt",
      "",
      "It was **sold** twice[^1], ~~never~~ again[^2].",
      "",
      "- One",
      "",
      "  - Inner",
      "",
      "- Two",
      "",
      "  and more",
      "",
      "Then:",
      "",
      "3. Third",
      "4. Fourth",
      "",
      "> One said",
      ">",
      "> twice.",
      "",
      "نمک",
      "",
      "| Both |  |",
      "| --- | --- |",
      "| a | b |",
      "",
      "[^1]: To whom? And why?",
      "[^2]: See the lease.",
    ),
  );
});

test("a pasted table's columns are aligned as most of their cells are, and sides are read in the table's own direction", () => {
  const line = (html: string, direction?: "ltr" | "rtl") =>
    markdown(html, direction)
      .split("\n")
      .find((each) => /^\| [-:]/.test(each));
  const inWord = (cell: string) =>
    word(
      `<table class=MsoTableGrid><tr><td><p class=MsoNormal>Year</p></td><td><p class=MsoNormal align=center style='text-align:center'>Tonnes</p></td></tr><tr><td><p class=MsoNormal>1402</p></td><td>${cell}</td></tr></table>`,
    );
  const right = "<p class=MsoNormal align=right style='text-align:right'>40<o:p></o:p></p>";
  assert.equal(line(inWord(right)), "| --- | ---: |");
  assert.doesNotMatch(plain(inWord(right)), /style|mso|"right"/i);
  assert.equal(line(inWord("<p class=MsoNormal>40</p>")), "| --- | --- |");
  const inDocs = (dir: string, side: string) =>
    `<b style="font-weight:normal;" id="docs-internal-guid-1"><div dir="${dir}" align="left"><table dir="${dir}"><tr><td><p dir="${dir}"><span>A</span></p></td><td><p dir="${dir}"><span>B</span></p></td></tr><tr><td><p dir="${dir}" style="line-height:1.2;text-align: ${side};"><span>1</span></p></td><td><p dir="${dir}"><span>2</span></p></td></tr></table></div></b>`;
  assert.equal(line(inDocs("ltr", "right")), "| ---: | --- |");
  assert.equal(line(inDocs("ltr", "center")), "| :---: | --- |");
  assert.equal(line(inDocs("rtl", "right"), "rtl"), "| --- | --- |");
  assert.equal(line(inDocs("rtl", "left"), "rtl"), "| ---: | --- |");
  const sheet = `<google-sheets-html-origin><table align=center><colgroup><col width="100"></colgroup><tbody><tr><td style="vertical-align:bottom;">Year</td><td>Sum</td><td>Buyer</td></tr><tr><td style="text-align:right;">1402</td><td align=right>40</td><td>A clerk</td></tr></tbody></table>`;
  assert.equal(line(sheet), "| ---: | ---: | --- |");
});

test("web pages: references become notes, pictures and scripts go, layout is no table, links of the page lead nowhere", () => {
  const page = `<div style="color: rgb(32,33,34); font-family: sans-serif;"><h1 id="top">Salt</h1><p>Salt is old.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">[</span>1<span class="cite-bracket">]</span></a></sup> <img src="x.png" onerror="alert(1)"><a href="#top">Up</a> <a href="javascript:alert(1)">bad</a></p><table><tr><td><p>Laid out</p></td></tr></table><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">Kurlansky, <i>Salt</i>.</span></li></ol><script>alert(2)</script></div>`;
  assert.equal(
    markdown(page),
    lines("## Salt", "", "Salt is old.[^1] Up bad", "", "Laid out", "", "[^1]: Kurlansky, *Salt*."),
  );
});

test("Word and Google Docs: comments on a text are no notes of it, and stay behind", () => {
  const inWord = word(
    `<p class=MsoNormal>It <a style='mso-comment-reference:AB_1;mso-comment-date:20240101T1200'>was sold</a><span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[AB1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span> twice.</p><div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]><div style='mso-element:comment'><div id="_com_1" class=msocomtxt language=JavaScript><span style='mso-comment-author:"A B"'><a name="_msocom_1"></a></span><p class=MsoCommentText><span class=MsoCommentReference><span style='mso-special-character:comment'><a href="#_msoanchor_1" class=msocomoff>[AB1]</a></span></span>Do not name her.</p></div></div></div>`,
  );
  assert.equal(markdown(inWord), "It was sold twice.");
  const exported = `<p><span>It was sold</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span> twice.</span></p><div class="c2"><p class="c1"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Do not name her.</span></p><p class="c1"><span>Never.</span></p></div>`;
  assert.equal(markdown(exported), "It was sold twice.");
});

test("Word: numbered headings stay headings, a count that begins anew is another list, and styles of lists are lists", () => {
  const sign = (text: string) =>
    `<![if !supportLists]><span style='mso-list:Ignore'>${text}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>`;
  assert.equal(
    markdown(
      word(`<h1 style='mso-list:l0 level1 lfo1'>${sign("1.2")}The salt</h1><p class=MsoNormal>It.</p>`),
    ),
    lines("## 1.2 The salt", "", "It."),
  );
  assert.equal(
    markdown(
      word(
        `${wordItem(1, "1.", "One")}${wordItem(2, "1.1.", "Inner")}${wordItem(1, "2.", "Two")}${wordItem(1, "1.", "Anew")}`,
      ),
    ),
    lines("1. One", "", "   1. Inner", "", "2. Two", "", "1) Anew"),
  );
  assert.equal(
    markdown(
      word(
        `<p class=MsoListBullet>${sign("·")}One</p><p class=MsoListBullet2>${sign("o")}Inner</p><p class=MsoListBullet>${sign("·")}Two</p>`,
      ),
    ),
    lines("- One", "", "  - Inner", "", "- Two"),
  );
});

test("Outlook: real lists keep their numbers, and a link leads straight, without its reader's address", () => {
  assert.equal(
    markdown(
      word(
        `<ol start=3 type=1><li class=MsoNormal style='mso-list:l1 level1 lfo2'>Three</li><li class=MsoNormal style='mso-list:l1 level1 lfo2'>Four</li></ol>`,
      ),
    ),
    lines("3. Three", "4. Four"),
  );
  const link = (href: string) => markdown(`<p><a href="${href}">x</a></p>`);
  const safe =
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fb&amp;data=05%7C01%7Cme%40a.example";
  assert.equal(link(safe), "[x](https://a.example/b)");
  assert.equal(
    link("https://www.google.com/url?q=https://a.example/100%&amp;sa=D"),
    "[x](https://a.example/100%)",
  );
});

test("no word of a table is lost: what stands beside blocks in a cell, and tables within tables", () => {
  assert.equal(
    markdown(
      "<table><tr><th>Lake</th><td>Urmia<div><ul><li>West</li><li>East</li></ul></div>and more</td></tr><tr><td>5<p>km</p></td><td><blockquote>Salt</blockquote><dl><dt>a</dt><dd>b</dd></dl></td></tr></table>",
    ),
    lines("| Lake | Urmia<br>West<br>East<br>and more |", "| --- | --- |", "| 5<br>km | Salt<br>a<br>b |"),
  );
  const inner = "<table><tr><td>a</td><td>b</td></tr></table>";
  assert.equal(
    markdown(`<table><tr><td>Salt${inner}</td><td>c</td></tr></table>`),
    lines("| Salt<br>a<br>b | c |", "| --- | --- |"),
  );
  assert.equal(
    markdown(`<table><tr><td><p>Salt</p>${inner}</td></tr></table>`),
    lines("Salt", "", "| a | b |", "| --- | --- |"),
  );
});

test("a text without paragraphs gets them; lines of a program stay lines; what is bold between words is a space as well", () => {
  assert.equal(
    markdown(
      "<div>One<br>two<br><br>Three</div><div><br></div><form>Four<p>Five <q>six</q></p></form><p><br></p>",
    ),
    lines("One\\", "two", "", "Three", "", "Four", "", "Five “six”"),
  );
  assert.equal(markdown("<pre><code><span>a</span>\n<span>b</span>\n</code></pre>"), lines("`a`\\", "`b`"));
  const bold = (text: string) => `<span style="font-weight:700">${text}</span>`;
  assert.equal(markdown(`<p>${bold("It")}${bold(" ")}${bold("was")}</p>`), "**It was**");
});

test("words from within a line keep the spaces around them", () => {
  const line = (html: string) =>
    plain(`<html>\r\n<body>\r\n<!--StartFragment-->${html}<!--EndFragment-->\r\n</body>\r\n</html>`);
  assert.equal(
    line("<span>the\n <b>lake</b><span> </span></span>"),
    '<p data-pm-slice="1 1 []">the <b>lake</b> </p>',
  );
  assert.equal(line("<i>&nbsp;and</i>"), '<p data-pm-slice="1 1 []"> <i>and</i></p>');
  assert.equal(line("<b>lake </b>"), '<p data-pm-slice="1 1 []"><b>lake</b> </p>');
  assert.equal(line("<span>and</span>"), "<p>and</p>");
});

test("what a mail or an office program says of the direction for all of a text holds where nothing else says it", () => {
  const directions = (html: string) => pasted(html).content?.map(({ attrs }) => attrs?.dir);
  assert.deepEqual(directions('<div dir="rtl">نمک<div>۱۴۰۲</div><p>Salt</p></div>'), ["rtl", "rtl", null]);
  assert.deepEqual(directions('<body dir="rtl"><p dir="rtl">نمک</p><p>۱۴۰۲</p></body>'), ["rtl", "rtl"]);
  assert.deepEqual(directions("<div>Salt</div><div>نمک</div>نمک"), [null, "rtl", "rtl"]);
});

test("a Persian page's blocks read from the right in an English text, though the page never said so", () => {
  assert.deepEqual(
    pasted(
      "<p>نمک را دو بار فروختند.</p><p>Salt</p><ul><li>یک</li><li>دو</li><li>۳</li></ul><table><tr><td>سال</td><td>تن</td></tr><tr><td>1402</td><td>41</td></tr></table>",
    ).content?.map(({ attrs }) => attrs?.dir),
    ["rtl", null, "rtl", "rtl"],
  );
});

test("of a list in two scripts each item keeps its own direction", () => {
  const list = pasted("<ul><li>Salt<ul><li>نمک</li></ul></li><li>کتاب</li></ul>").content?.[0];
  assert.equal(list?.attrs?.dir, null);
  assert.deepEqual(
    list?.content?.map(({ content }) => content?.[0]?.attrs?.dir),
    [null, "rtl"],
  );
});

test("what was copied in another editor is plain too, though it is built on the same library", () => {
  assert.equal(
    markdown(
      `<h1 data-pm-slice="1 1 []" style="text-align: center">Salt</h1><h4>Sold</h4><table style="min-width: 50px"><colgroup><col></colgroup><tbody><tr><th colspan="2" rowspan="1"><p>Both</p></th></tr><tr><td><p>a</p><p>b</p></td><td><ul><li><p>c</p></li></ul></td></tr></tbody></table>`,
    ),
    lines("## Salt", "", "### Sold", "", "| Both |  |", "| --- | --- |", "| a<br>b | c |"),
  );
});

test("what was copied in the editor itself stays as it is", () => {
  const table = `<table data-pm-slice="0 0 []" data-own-copy=""><tbody><tr><th class="align-end"><p>A</p></th><th><p>B</p></th></tr></tbody></table>`;
  assert.equal(markdown(table), lines("| A | B |", "| ---: | --- |"));
  const copied = `<div class="callout" data-pm-slice="0 0 []" data-own-copy=""><p>Box</p></div><aside data-related="abcdefghijklmnop"></aside>`;
  assert.equal(markdown(copied), lines("::: callout", "Box", ":::", "", "::related(abcdefghijklmnop)"));
});
