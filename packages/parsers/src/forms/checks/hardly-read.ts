import type { Indicator } from "@jixiao/contract";
import { quote } from "../../doubts.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { Doubt } from "./doubt.ts";

/** A name has a word of two letters at least; `Cr`, `下、` and `EC9` are what recognizers make of marks. */
const WORD = /\p{Script=Han}{2}/u;

/** Recognized rows in whose name no word was read: each may be another row of the form, or none, so that the rows are not surely all. */
export function hardlyReadRows(indicators: readonly Indicator[]): readonly Doubt[] {
  const rows = indicators.filter(({ level3, evidence }) => {
    const isDoubtful = evidence.some(({ flag, field }) => flag === "ocr_uncertain" && (field === "level3" || field === null));
    return isDoubtful && !WORD.test(bareText(level3 ?? ""));
  });
  if (rows.length === 0) return [];
  const named = rows.map(({ seq, level3 }) => `${seq} (${quote(level3 ?? "")})`).join(", ");
  const note = `no word was read in the name of row ${named}: it may be another row of the form, or none`;
  return [{ row: null, evidence: { flag: "table_damaged", field: "indicators", note } }];
}
