import { reasonOf } from "@jixiao/contract";
import type { Damage, Source } from "../../../document.ts";
import { pictureInPackage, pictureOutside } from "../../inside/in-package.ts";
import type { ShownPicture } from "../../inside/picture.ts";
import type { SheetPackage } from "./package.ts";
import { attribute, scanXml } from "./scan-xml.ts";

/** What a drawing holds that is no picture of pixels. */
export const DRAWINGS = "drawings, shapes or charts (图形、图表)";

export interface Drawn {
  readonly pictures: readonly ShownPicture[];
  /** It holds more than pictures. */
  readonly hasMore: boolean;
}

/** Elements of a drawing that show something else than a picture (ECMA-376 part 1, 20.5.2). */
const OTHERS: ReadonlySet<string> = new Set(["sp", "graphicFrame", "cxnSp", "contentPart"]);

/** The pictures of a drawing (xl/drawings/drawing1.xml) in its order. One that cannot be read is damage, and what it holds is not known. */
export function drawnIn(source: Source, part: string, file: SheetPackage, damage: Damage[]): Drawn {
  const pictures: ShownPicture[] = [];
  let hasMore = false;
  try {
    const relations = file.relationsOf(part);
    scanXml(file.bytes(part), {
      open(name, attributes) {
        if (OTHERS.has(name)) hasMore = true;
        if (name !== "blip") return;
        const id = attribute(attributes, "embed") ?? attribute(attributes, "link") ?? "";
        const relation = relations.get(id);
        pictures.push(
          relation === undefined ? pictureOutside(source, `${part} ${id}`) : pictureInPackage(source, relation.target),
        );
      },
    });
  } catch (error) {
    hasMore = true;
    if (!damage.some((one) => one.part === part)) damage.push({ page: null, part, reason: reasonOf(error), concerns: "none" });
  }
  return { pictures, hasMore };
}
