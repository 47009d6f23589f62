import { Buffer } from "node:buffer";
import type { Source } from "../../../document.ts";
import { art, artRecords, blipOf, shownPictures } from "../../inside/office-art.ts";
import type { ShownPicture } from "../../inside/picture.ts";
import { damagedPart } from "../../zip-parts.ts";

/** The pictures that a sheet shows, by their numbers in the workbook's list; each once. */
export function picturesOnSheet(source: Source, list: Uint8Array, drawings: readonly Uint8Array[]): readonly ShownPicture[] {
  if (drawings.length === 0) return [];
  const entries = [...artRecords(list)].filter(({ type }) => type === art.entry);
  return [...new Set(shownPictures(Buffer.concat(drawings)))].map((number): ShownPicture => {
    const entry = entries[number - 1];
    const blip = entry === undefined ? null : blipOf(entry);
    const name = `${number} of the workbook`;
    if (blip !== null) return { name, ...blip, bytes: () => blip.bytes };
    const why = "its data cannot be found";
    return {
      name,
      passedOver: { state: "unread", why },
      bytes: () => {
        throw damagedPart(source, `picture ${name}: ${why}`);
      },
    };
  });
}
