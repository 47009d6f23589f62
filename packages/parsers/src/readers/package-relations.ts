/** What a part of a package refers to (ECMA-376 part 2, 6.5). */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, `image`. */
  readonly type: string;
  /** Path of the part from the package's root. */
  readonly target: string;
}

/** Path of the part that lists what a part refers to: `word/document.xml` → `word/_rels/document.xml.rels`; of the whole package it is `_rels/.rels`. */
export function relationsPart(part: string): string {
  return `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;
}

/** The folder of a part with its last slash; empty at the root. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

/** A reference by its attributes; null for what is none, and for what lies outside the package. @param folder of the part that refers */
export function relationOf(attributes: Readonly<Record<string, string | undefined>>, folder: string): Relation | null {
  const { Id, Type, Target, TargetMode } = attributes;
  if (Id === undefined || Type === undefined || Target === undefined || TargetMode === "External") return null;
  return { id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target: resolvedPath(folder, Target) };
}

/** A path inside a package: from its root where it begins with a slash, else from the folder. Some programs write Windows separators. */
export function resolvedPath(folder: string, path: string): string {
  const plain = path.replaceAll("\\", "/");
  const steps: string[] = [];
  for (const step of (plain.startsWith("/") ? plain : `${folder}/${plain}`).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
