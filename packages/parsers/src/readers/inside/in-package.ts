import type { Source } from "../../document.ts";
import { damagedPart, readParts } from "../zip-parts.ts";
import type { ShownPicture } from "./picture.ts";

/** A picture that is a part of a ZIP container, named as the part is; nothing is opened before somebody looks at it. */
export function pictureInPackage(source: Source, part: string): ShownPicture {
  const isIt = (name: string) => name.toLowerCase().replaceAll("\\", "/") === part.toLowerCase();
  return {
    name: part,
    bytes: async () => {
      const [bytes] = (await readParts(source, isIt)).values();
      if (bytes === undefined) throw damagedPart(source, `${part}: the part is missing`);
      return bytes;
    },
  };
}

/** A picture whose part the file does not name: it lies elsewhere, on somebody's disk. */
export function pictureOutside(source: Source, id: string): ShownPicture {
  const why = "it lies outside the file (链接的图片)";
  return {
    name: id,
    passedOver: { state: "unread", why },
    bytes: () => {
      throw damagedPart(source, `picture ${id}: ${why}`);
    },
  };
}
