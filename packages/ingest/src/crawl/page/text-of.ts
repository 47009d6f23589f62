/** What the text of a node is made from; cheerio's nodes are such. */
interface TextTree {
  readonly type: string;
  readonly data?: string;
  readonly children?: readonly TextTree[];
}

export function squeeze(text: string): string {
  return text.replaceAll(/[\s\u00a0\u3000]+/g, " ").trim();
}

/** Characters of a text that are looked at in one go. */
const CHUNK = 4_096;

/**
 * A node's text, squeezed: all of it where it is at most `most` characters long, else a beginning that is longer. What lies
 * behind is not looked at, so that asking each of many nested or neighbouring nodes does not cost the square of their number.
 */
export function textUpTo(element: TextTree | undefined, most: number): string {
  const left: TextTree[] = element === undefined ? [] : [element];
  let raw = "";
  let solid = 0;
  for (let node = left.pop(); node !== undefined && solid <= most; node = left.pop()) {
    if (node.type === "text") {
      const data = node.data ?? "";
      for (let at = 0; at < data.length && solid <= most; at += CHUNK) {
        const part = data.slice(at, at + CHUNK);
        raw += part;
        solid += part.replaceAll(/\s+/g, "").length;
      }
    } else if (node.children !== undefined && node.type !== "comment") {
      for (const child of node.children.toReversed()) left.push(child); // not spread: there may be 300,000
    }
  }
  return squeeze(raw);
}
