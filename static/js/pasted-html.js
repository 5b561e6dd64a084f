// What was pasted, out of Word, Google Docs and Excel too: no styles, but what they said (bold or just not, italic, struck
// out, a list), and words that stood apart stay apart. No style attribute is parsed as one: the policy of the site does
// not allow them, not even in a document that nobody sees.

const NUMBERED = /^\s*(\d+|[a-z])[.)]\s*/i;
const BULLET = /^\s*[·•o§–-]\s+/;
const MARKS = { b: "b", strong: "b", i: "i", em: "i", s: "s", del: "s", strike: "s", sup: "sup", sub: "sub" };
const HIDDEN = /(^|;)\s*(display:\s*none|visibility:\s*hidden|mso-hide:\s*all)/i;
const HEADINGS = "h1, h2, h3, h4, h5, h6";
const BLOCKS = "p, div, li, h1, h2, h3, h4, h5, h6, blockquote, dd, dt, figcaption, caption";

export function clean(html = "") {
  if (!/<|&/.test(html)) return html;
  const bare = html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(/<!--[\s\S]*?-->/g, "").replace(/<!\[[^>]*>/g, "")
    .replace(/<\/?o:p[^>]*>/gi, "").replace(/(<[a-z][^>]*?\s)style\s*=/gi, "$1data-style=");
  const page = new DOMParser().parseFromString(bare, "text/html");
  for (const one of page.querySelectorAll("script, style, meta, link, title, template, iframe, object")) one.remove();
  for (const one of page.querySelectorAll("[data-style]")) if (HIDDEN.test(one.dataset.style)) one.remove();
  if (page.querySelector("[data-style]")) dress(page);
  lists(page);
  for (const one of page.querySelectorAll("h1")) rename(one, "h2");
  for (const one of page.querySelectorAll("h4, h5, h6")) rename(one, "h3");
  rows(page);
  for (const one of page.querySelectorAll("dt, dd, figcaption, caption, summary, address")) rename(one, "div");
  say(page);
  for (const one of page.querySelectorAll("[data-style]")) delete one.dataset.style;
  for (const one of page.querySelectorAll("[class^=Mso]")) one.removeAttribute("lang"); // Word calls all of it English
  return page.body.innerHTML;
}

// Each run of words gets the marks that the nearest style or tag around it says; the tags and styles that said so go.
function dress(page) {
  const runs = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.trim()) runs.push([walker.currentNode, marksOf(walker.currentNode)]);
  for (const [text, marks] of runs) {
    for (const mark of marks) {
      const around = page.createElement(mark);
      text.replaceWith(around);
      around.append(text);
      around.dataset.mark = "";
    }
  }
  for (const one of page.querySelectorAll(Object.keys(MARKS).join(","))) {
    if ("mark" in one.dataset) delete one.dataset.mark;
    else one.replaceWith(...one.childNodes);
  }
}

function marksOf(text) {
  const said = {};
  for (let around = text.parentElement; around; around = around.parentElement) {
    const own = MARKS[around.localName];
    const style = styled(around.dataset.style);
    if (own) style[own] ??= true;
    if (style.b && !own && around.closest(HEADINGS)) delete style.b; // a heading is
    if (style.s === false && own !== "s") delete style.s; // a line that another element drew stays
    for (const [mark, isOn] of Object.entries(style)) said[mark] ??= isOn;
  }
  return Object.keys(said).filter((mark) => said[mark]);
}

// { b: true, i: false }: what a style adds and what it takes away.
function styled(style = "") {
  const said = {};
  for (const [, name, value] of style.toLowerCase().matchAll(/([a-z-]{1,40})\s*:\s*([^;]{1,200})/g)) {
    if (name === "font-weight") said.b = /^(bold|bolder|[6-9]00|1000)\b/.test(value);
    if (name === "font-style") said.i = /^(italic|oblique)/.test(value);
    if (name === "text-decoration" || name === "text-decoration-line") said.s = value.includes("line-through");
    if (name === "vertical-align" && /^(super|sub|baseline)/.test(value)) [said.sup, said.sub] = [value.startsWith("super"), /^sub\b/.test(value)];
  }
  return said;
}

// A row of a table becomes a line. A list in a cell stays one.
function rows(page) {
  for (const table of [...page.querySelectorAll("table")].reverse()) { // what stands in another first
    const lines = [...table.querySelectorAll("caption")];
    for (const row of table.rows) {
      const cells = [...row.cells].filter((cell) => cell.textContent.trim());
      if (cells.some((cell) => cell.querySelector(`ul, ol, ${HEADINGS}`))) lines.push(...cells);
      else if (cells.length) lines.push(lineOf(page, cells));
    }
    table.replaceWith(...lines.map((line) => (/^(td|th|caption)$/.test(line.localName) ? renamed(line, "div") : line)));
  }
}

function lineOf(page, cells) {
  const line = page.createElement("p");
  for (const cell of cells) {
    for (const block of cell.querySelectorAll(BLOCKS)) {
      if (block.nextSibling) block.after(page.createElement("br"));
      block.replaceWith(...block.childNodes);
    }
    if (line.hasChildNodes()) line.append(" | ");
    line.append(...cell.childNodes);
  }
  return line;
}

// What a browser shows without it being in the text: the quotation marks of a quote, the meaning of an abbreviation.
function say(page) {
  for (const quote of page.querySelectorAll("q")) { quote.prepend("“"); quote.append("”"); }
  const told = new Set();
  for (const short of page.querySelectorAll("abbr[title], acronym[title]")) {
    const meaning = short.title.trim().replace(/\s+/g, " ");
    if (meaning && !told.has(meaning.toLowerCase())) short.append(` (${meaning})`);
    told.add(meaning.toLowerCase());
    short.removeAttribute("title");
  }
}

function rename(one, tag) {
  one.replaceWith(renamed(one, tag));
}

function renamed(one, tag) {
  const other = one.ownerDocument.createElement(tag);
  if (one.id) other.id = one.id;
  other.append(...one.childNodes);
  return other;
}

// Word writes a list as paragraphs that begin with a sign.
function lists(page) {
  let list;
  for (const one of page.querySelectorAll("p")) {
    const isItem = /MsoListParagraph/.test(one.className) || /mso-list/i.test(one.dataset.style ?? "");
    if (!isItem) { list = undefined; continue; }
    const sign = one.textContent;
    const tag = NUMBERED.test(sign) ? "ol" : "ul";
    const number = Number.parseInt(sign.trim(), 10);
    trim(one, tag === "ol" ? NUMBERED : BULLET);
    if (list?.tagName !== tag.toUpperCase() || list.nextElementSibling !== one) {
      list = page.createElement(tag);
      const letter = tag === "ol" && sign.trim()[0];
      if (/[a-z]/i.test(letter)) list.setAttribute("type", /[aAiI]/.test(letter) ? letter : letter < "a" ? "A" : "a");
      one.before(list);
    }
    const item = page.createElement("li");
    const before = list.lastElementChild, next = before ? (before.value || list.children.length) + 1 : 1;
    if (tag === "ol" && number && number !== next) item.value = number;
    item.append(...one.childNodes);
    list.append(item);
    one.remove();
  }
}

function trim(one, sign) {
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  let left = one.textContent.match(sign)?.[0].length ?? 0;
  while (left > 0 && walker.nextNode()) {
    const cut = Math.min(left, walker.currentNode.data.length);
    walker.currentNode.data = walker.currentNode.data.slice(cut);
    left -= cut;
  }
}
