import { searchIndexes } from "../../migrations/0001/search.ts";
import { fieldTables } from "../record-tables.ts";
import { accountMeanings, stateMeanings } from "./account.ts";
import { crawlMeanings } from "./crawl.ts";
import { documentMeanings } from "./documents.ts";
import type { TableMeaning, Words } from "./meaning.ts";
import { recordMeanings } from "./records.ts";

/** Keys that tables of records have beside the contract's fields. */
const keys: Readonly<Record<string, Words>> = {
  record_id: ["the form or report", "所属记录"],
  indicator_id: ["key in this database; changes when a document is read again", "本库内编号；重新解析后会变"],
};

const fieldMeanings: readonly TableMeaning[] = fieldTables.map(({ name, en, zh, definitions }) => ({
  name,
  en,
  zh,
  columns: { ...keys, ...Object.fromEntries(definitions.map((column) => [column.name, [column.en, column.zh] as const])) },
}));

/** What every table means, in the order of the data dictionary. */
export const tableMeanings: readonly TableMeaning[] = [
  ...documentMeanings,
  ...recordMeanings,
  ...fieldMeanings,
  ...accountMeanings,
  ...stateMeanings,
  ...crawlMeanings,
];

/** The full-text indexes. */
export const searchMeanings: readonly TableMeaning[] = Object.entries(searchIndexes).map(([name, columns]) => ({
  name,
  en: columns[""]?.en ?? "",
  zh: columns[""]?.zh ?? "",
  columns: Object.fromEntries(
    Object.entries(columns)
      .filter(([column]) => column !== "")
      .map(([column, { en, zh }]) => [column, [en, zh] as const]),
  ),
}));
