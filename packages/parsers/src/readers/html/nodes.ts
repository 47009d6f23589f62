import { DomHandler, ElementType, Parser, type parseDocument } from "htmlparser2";

export type Node = ReturnType<typeof parseDocument>["children"][number];
export type Element = Node & {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
};

/** Elements in one another: deeper than pages nest. What is deeper would exhaust the stack of those that walk the tree. */
const MAX_DEPTH = 1000;

class TooDeep extends Error {}

/** Ends at once where a page is too deep: the parser's time grows with the square of the depth. */
class ShallowTree extends DomHandler {
  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs);
    if (this.tagStack.length > MAX_DEPTH + 1) throw new TooDeep(); // the root is in it
  }
}

/** What stands at the top of a page; null for a page that is nested too deeply. */
export function parseNodes(html: string): readonly Node[] | null {
  const tree = new ShallowTree();
  try {
    new Parser(tree).end(html);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
  return tree.root.children;
}

export function isElement(node: Node): node is Element {
  return "name" in node && "attribs" in node && "children" in node;
}

/** The characters of a text node; null for other nodes. */
export function charactersOf(node: Node): string | null {
  return node.type === ElementType.Text && "data" in node ? node.data : null;
}

export function elementsOf(nodes: readonly Node[]): readonly Element[] {
  return nodes.filter(isElement);
}

export function textIn(node: Node): string {
  return isElement(node) ? node.children.map(textIn).join("") : (charactersOf(node) ?? "");
}
