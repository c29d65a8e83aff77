/** An element's content by name: text or children, attributes as "@_name", "#text" for text beside attributes. */
type Xml = { [name: string]: string | string[] | Xml | Xml[] };

/** A whole XML 1.0 document in UTF-8. Characters that XML cannot hold are left out. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${inside(root).content}`.replace(notXml, "").toWellFormed();
}

// What is no Char of XML 1.0 (section 2.2); lone surrogates are toWellFormed's.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function inside(element: Xml): { attributes: string; content: string } {
  let attributes = "";
  let content = "";
  for (const [name, value] of Object.entries(element)) {
    if (name.startsWith("@_")) attributes += ` ${name.slice(2)}="${escaped(String(value))}"`;
    else if (name === "#text") content += escaped(String(value));
    else content += elements(name, value);
  }
  return { attributes, content };
}

function elements(name: string, value: Xml[string]): string {
  if (Array.isArray(value)) return value.map((each) => elements(name, each)).join("");
  const { attributes, content } =
    typeof value === "string" ? { attributes: "", content: escaped(value) } : inside(value);
  return content ? `<${name}${attributes}>${content}</${name}>` : `<${name}${attributes}/>`;
}

const names: Record<string, string> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot" };

// A carriage return that is not escaped is a line feed to whoever reads it (section 2.11).
function escaped(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&${names[character] ?? "#13"};`);
}
