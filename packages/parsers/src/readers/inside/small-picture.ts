import { pictureHeader } from "../scan/picture-size.ts";
import { tooSmallForForm } from "./may-hold-form.ts";

/** Why a picture's file cannot hold a form, by its header alone: `64 × 64 pixels, too small`. Null where it may, and for what is no picture or a broken one. */
export function smallPicture(bytes: Uint8Array): string | null {
  try {
    const header = pictureHeader(bytes);
    return header === null ? null : tooSmallForForm(header);
  } catch {
    return null; // what is wrong with it is told where it is read
  }
}
