import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { PictureAt } from "./page.ts";

/** `data:image/png;base64,…` (RFC 2397). */
const DATA_PICTURE = /^data:image\/([\w.+-]+)((?:;[^,;]*)*),/i;
/** Pictures that stand in their own address, each named by its kind and its data's hash. Decoded when they are wanted. */
export function pictureInAddress(file: string): PictureAt {
  return (address) => {
    const match = DATA_PICTURE.exec(address);
    if (match === null) return null;
    const [head, kind = "", parameters = ""] = match;
    const name = `data:image/${kind} ${createHash("sha256").update(address).digest("hex").slice(0, 8)}`;
    return { name, bytes: () => decoded(file, name, address.slice(head.length), /;\s*base64\s*$/i.test(parameters)) };
  };
}

/** @throws DocumentError `damaged` */
function decoded(file: string, name: string, data: string, isBase64: boolean): Uint8Array {
  const plain = data.includes("%") ? unescaped(data) : Buffer.from(data, "latin1");
  if (!isBase64) return plain;
  const bytes = Buffer.from(plain.toString("latin1"), "base64");
  if (bytes.length > 0) return bytes;
  throw new DocumentError({ code: "damaged", file, page: null, reason: `${name}: its data are none` });
}

function unescaped(data: string): Buffer {
  const characters = data.replaceAll(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(characters, "latin1");
}
