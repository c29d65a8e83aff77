import Builder from "fast-xml-builder";

/** An element's content by name: text or children, attributes as "@_name", "#text" for text beside attributes. */
export type Xml = { [name: string]: string | string[] | Xml | Xml[] };

const builder = new Builder({
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
});

// What is no Char of XML 1.0 (section 2.2); lone surrogates are toWellFormed's.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A whole XML 1.0 document in UTF-8. Characters that XML cannot hold are left out. */
export function xmlDocument(root: Xml): string {
  const declared = { "?xml": { "@_version": "1.0", "@_encoding": "UTF-8" }, ...root };
  return builder.build(declared).replace(notXml, "").toWellFormed();
}
