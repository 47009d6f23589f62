import { DocumentError, type PageAccount } from "@jixiao/contract";
import type { Damage, Source } from "../../document.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { PageContent } from "../pdf/read-page.ts";
import { type Picture, picturesOf } from "../scan/pictures.ts";
import { type PageRecognizer, unreadBecause } from "../scan/index.ts";
import { recognized } from "../scan/recognized.ts";
import { takeApart } from "../scan/scanned-page.ts";
import { nothingToRecognize } from "./may-hold-form.ts";
import type { ShownPicture } from "./picture.ts";
import { unreadKind } from "./unread-kinds.ts";
import { readableSize } from "./readable-size.ts";
import { smallPicture } from "./small-picture.ts";

export interface PictureOptions {
  readonly recognizer: PageRecognizer;
  readonly onProgress?: (done: number, total: number | null) => void;
}

/** What became of the pictures of a document. Each is a page of its own, however it ended. */
export interface ReadPictures {
  readonly pages: readonly PicturePage[];
  readonly damage: readonly Damage[];
  /** Why a picture could not be read; null where all that were looked at could. */
  readonly failure: DocumentError | null;
}

export interface PicturePage {
  readonly name: string;
  readonly account: PageAccount;
  /** Null for a picture of which nothing was recognized. */
  readonly content: PageContent | null;
}

/** A document that shows more pictures than this is an album. */
const MAX_PICTURES = 500;
/** Computing (seconds of this process) after which no other picture of the document is recognized: its texts must not be lost to the limit of the whole. */
const SECONDS_FOR_ALL = 400;

/**
 * Recognizes pictures one after another. What is too small, or shows no text, is passed over, which is told; what fails is an unread page.
 * @param firstPage the number of the first picture's page
 */
export async function readPictures(
  source: Source,
  pictures: readonly ShownPicture[],
  firstPage: number,
  vocabulary: Vocabulary,
  { recognizer, onProgress }: PictureOptions,
): Promise<ReadPictures> {
  const pages: PicturePage[] = [];
  const damage: Damage[] = [];
  let failure: DocumentError | null = null;
  const spent = process.cpuUsage();
  const page = (name: string, state: PageAccount["state"], why: string | null, content: PageContent | null = null) => {
    const note = `picture ${name}${why === null ? "" : `: ${why}`}`;
    pages.push({ name, content, account: { page: firstPage + pages.length, state, note } });
  };
  const failed = (name: string, error: unknown) => {
    if (!(error instanceof DocumentError)) throw error;
    failure ??= error;
    page(name, "unread", unreadBecause(error).replace(`${name}: `, ""));
  };
  const isSpent = () => computed(spent) > SECONDS_FOR_ALL;
  const tooLate = `not looked at: the pictures before it took ${SECONDS_FOR_ALL} s of computing`;
  const recognize = async (name: string, picture: Picture) => {
    if (isSpent()) return page(name, "unread", tooLate); // a TIFF may have a thousand pages
    const number = firstPage + pages.length;
    if (picture.damage !== null) damage.push({ page: number, part: `picture ${name}`, reason: picture.damage, concerns: "page" });
    try {
      const scanned = takeApart(readableSize(await picture.decode()));
      const nothing = nothingToRecognize(scanned);
      if (nothing !== null) return page(name, "skipped", nothing);
      const content = await recognized(source.name, recognizer.recognize(scanned, number, vocabulary));
      const isSeen = content.tables.length > 0 || content.rest.length > 0;
      return isSeen ? page(name, "recognized", null, content) : page(name, "unread", "nothing that could be read");
    } catch (error) {
      return failed(name, error);
    }
  };
  const look = async ({ name, bytes, passedOver }: ShownPicture) => {
    if (passedOver !== undefined) return page(name, passedOver.state, passedOver.why);
    if (isSpent()) return page(name, "unread", tooLate);
    try {
      const content = await bytes();
      const unknown = unreadKind(content);
      if (unknown !== null) return page(name, "unread", unknown);
      const small = smallPicture(content);
      if (small !== null) return page(name, "skipped", small);
      for (const picture of await picturesOf({ ...source, bytes: content })) await recognize(name, picture);
    } catch (error) {
      failed(name, error);
    }
  };
  for (const [i, picture] of pictures.slice(0, MAX_PICTURES).entries()) {
    await look(picture);
    onProgress?.(i + 1, pictures.length);
  }
  const more = pictures.length - MAX_PICTURES;
  if (more > 0) page(`and ${more} more`, "unread", `not looked at: only ${MAX_PICTURES} pictures of a document are`);
  return { pages, damage, failure };
}

/** Seconds of this process, of all its threads together. */
function computed(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}
