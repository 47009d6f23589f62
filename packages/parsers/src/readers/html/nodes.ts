import { ElementType, parseDocument } from "htmlparser2";

export type Node = ReturnType<typeof parseDocument>["children"][number];
export type Element = Node & {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
};

export function parseNodes(html: string): readonly Node[] {
  return parseDocument(html).children;
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
