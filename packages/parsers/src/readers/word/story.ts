import type { Damage } from "../../document.ts";
import type { ShownPicture } from "../inside/picture.ts";
import type { Field } from "./fields.ts";
import type { Counters, Numbering } from "./numbering.ts";
import type { Styles } from "./styles.ts";
import type { XmlElement } from "./xml.ts";

/** What is known while a document is read from its first paragraph to its last. */
export interface Story {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly counters: Counters;
  /** Fields that have begun and not ended, outermost first: they may reach over paragraphs. */
  readonly fields: Field[];
  /** Footnotes and endnotes in the order in which they are referred to: `footnotes/2`. */
  readonly notes: string[];
  /** Comments (批注) by their ids. */
  readonly comments: ReadonlyMap<string, XmlElement>;
  /** The picture that an id of the text leads to; null in heads, feet and notes, whose ids are of other parts. */
  readonly pictureAt: ((id: string) => ShownPicture) | null;
  readonly damage: Damage[];
}

/** Tells what could not be read and belongs to no text that a record could quote. Each once. */
export function tell({ damage }: Story, part: string, reason: string, concerns: Damage["concerns"]): void {
  if (!damage.some((one) => one.part === part && one.reason === reason)) damage.push({ page: null, part, reason, concerns });
}
