import type { XmlElement } from "../word/xml.ts";
import { childOf, childrenOf, locate, type OfdPackage, textOf } from "./package.ts";

/** What objects of pages name by number: pictures, drawing parameters, groups of objects (GB/T 33190, 7.9). */
export interface Resources {
  /** Paths of pictures. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly drawParams: ReadonlyMap<string, XmlElement>;
  readonly groups: ReadonlyMap<string, XmlElement>;
}

export const noResources: Resources = { pictures: new Map(), drawParams: new Map(), groups: new Map() };

/** The resources that parts list, beside those that are known already. */
export function readResources(ofd: OfdPackage, paths: readonly string[], known: Resources = noResources): Resources {
  const [pictures, drawParams, groups] = [new Map(known.pictures), new Map(known.drawParams), new Map(known.groups)];
  for (const path of paths) {
    const root = ofd.xml(path);
    if (root === null) continue;
    const base = `${locate(root.attributes["BaseLoc"] ?? "", path)}/`;
    for (const media of childrenOf(childOf(root, "MultiMedias"), "MultiMedia")) {
      const file = textOf(childOf(media, "MediaFile"));
      const { ID: id } = media.attributes;
      if (id !== undefined && file !== "") pictures.set(id, locate(file, base));
    }
    collect(childOf(root, "DrawParams"), "DrawParam", drawParams);
    collect(childOf(root, "CompositeGraphicUnits"), "CompositeGraphicUnit", groups);
  }
  return { pictures, drawParams, groups };
}

function collect(list: XmlElement | undefined, name: string, into: Map<string, XmlElement>): void {
  for (const element of childrenOf(list, name)) {
    const { ID: id } = element.attributes;
    if (id !== undefined) into.set(id, element);
  }
}
