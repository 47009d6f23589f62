import type { Block, Document } from "../../document.ts";

/** A picture that a document shows, before anybody looked at it. */
export interface ShownPicture {
  /** Part of the package, or address on the page. What has one name is one picture, however often it is shown. */
  readonly name: string;
  /** Why nobody looks at it; absent for others. */
  readonly passedOver?: PassedOver;
  /** The bytes of its file. @throws DocumentError `damaged`, `too_large`, `encrypted` */
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
}

/** `skipped`: by its size it holds no form; `unread`: nobody knows what it holds. */
export interface PassedOver {
  readonly state: "skipped" | "unread";
  readonly why: string;
}

/** Where a picture stands among texts and tables. */
export interface PictureBlock {
  readonly kind: "picture";
  readonly picture: ShownPicture;
}

export type SeenBlock = Block | PictureBlock;

/** What a reader makes of a document that may show pictures, before these are recognized. */
export interface PicturedDocument extends Omit<Document, "blocks"> {
  readonly blocks: readonly SeenBlock[];
}

/** Texts and tables alone. */
export function withoutPictures(blocks: readonly SeenBlock[]): readonly Block[] {
  return blocks.flatMap((block) => (block.kind === "picture" ? [] : [block]));
}
