import { type FlatColumn, type FlatTable, flatTables } from "@jixiao/store";
import { csvText } from "./csv.ts";
import type { ExportFormat, ExportJob, FolderFile, WrittenFile } from "./format.ts";

/** For each table a CSV and the .do file that reads and labels it (Stata 14 or later: UTF-8, strL). */
export const stata: ExportFormat = { kind: "folder", files };

/** Stata's limits: names of variables, and labels. */
const MAX_NAME = 32;
const MAX_LABEL = 80;
const EXACT = "_exact";

function* files({ store, filter, all, current }: ExportJob): Generator<FolderFile, void, WrittenFile> {
  for (const table of flatTables(store, { ...filter, all, current })) {
    yield { path: `${table.name}.csv`, pieces: csvText(table, "en") };
    yield { path: `${table.name}.do`, pieces: [doFile(table)] };
  }
}

/**
 * All variables are read as text, so that nothing is rounded on the way. A number then is a double under its plain name, with the exact text beside it;
 * amounts in 分 beyond 2^53, which a double would round, are missing there.
 */
export function doFile({ name, label, zh, columns }: Omit<FlatTable, "rows">): string {
  return `* ${label} ${name}: ${zh}
* Stata 14 or later. Run it in the folder of ${name}.csv.
version 14
import delimited using "${name}.csv", encoding("UTF-8") delimiter(comma) varnames(1) case(preserve) stringcols(_all) bindquote(strict) maxquotedrows(unlimited) clear
${columns.flatMap(linesOf).join("\n")}
label data ${quoted(`${label}（jixiao）`)}
compress
save "${name}.dta", replace
`;
}

function linesOf(column: FlatColumn): string[] {
  const { name, label, unit, zh, en, type } = column;
  const title = unit === null ? label : `${label}（${unit}）`;
  const described = [
    `label variable ${name} ${quoted(cutTo(title, MAX_LABEL))}`,
    `notes ${name}: ${oneLine(zh)} | ${oneLine(en)}`,
  ];
  if (type === "text") return described;
  const text = exactName(name);
  const made = [`rename ${name} ${text}`, `generate double ${name} = real(${text})`];
  const limited = unit === "分" ? [`replace ${name} = . if abs(${name}) > 9007199254740992`] : [];
  const kept =
    type === "decimal"
      ? [`order ${text}, after(${name})`, `label variable ${text} ${quoted(cutTo(`${title}，精确文本`, MAX_LABEL))}`]
      : unit === "分"
        ? [`order ${text}, after(${name})`]
        : [`drop ${text}`];
  return [...made, ...limited, ...described, ...kept];
}

/** Names that are too long for their ending lose the end of their own. */
function exactName(name: string): string {
  return name.slice(0, MAX_NAME - EXACT.length) + EXACT;
}

/** Compound quotes: a text with quotation marks stays one. */
function quoted(text: string): string {
  return `\`"${oneLine(text)}"'`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").replaceAll(/[`$]/g, "");
}

function cutTo(text: string, characters: number): string {
  return Array.from(text).slice(0, characters).join("");
}
