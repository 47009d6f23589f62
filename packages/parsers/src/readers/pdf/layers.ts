import { OPS, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { FileStructure } from "./structure/file-structure.ts";
import { isDictionary, type Value } from "./structure/values.ts";

/** The layers of a file (optional content: ISO 32000-1, 8.11) as they are set when it is opened. */
export interface Layers {
  readonly isVisible: (group: unknown) => boolean;
}

/** A file's layers; null where it has none: all that its pages draw is seen. Where its structure cannot be read it may have some. */
export async function layersOf(pdf: PDFDocumentProxy, { objects, trailer }: FileStructure): Promise<Layers | null> {
  const mayHave = trailer === null || trailer.has("Encrypt") || [...objects.values()].some(holdsLayers);
  return mayHave ? await pdf.getOptionalContentConfig() : null;
}

function holdsLayers(value: Value): boolean {
  return isDictionary(value) && value.has("OCProperties");
}

interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Tells of an operator, by its place in the list, whether what it draws is on a layer that is not shown. */
export function hiddenOperators({ fnArray, argsArray }: OperatorList, layers: Layers | null): (order: number) => boolean {
  const hidden = new Set<number>();
  if (layers === null) return () => false;
  const open: boolean[] = [];
  fnArray.forEach((fn, order) => {
    if (fn === OPS.beginMarkedContentProps) {
      const [tag, group] = argsArray[order] as readonly unknown[];
      open.push(tag === "OC" && !layers.isVisible(group));
    } else if (fn === OPS.beginMarkedContent) open.push(false);
    else if (fn === OPS.endMarkedContent) open.pop();
    else if (open.includes(true)) hidden.add(order);
  });
  return (order) => hidden.has(order);
}
