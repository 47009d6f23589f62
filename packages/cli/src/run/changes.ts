import { listChanges, openStore, type SiteChange } from "@jixiao/store";
import { UsageError } from "../exit-codes.ts";
import type { GlobalOptions } from "../options.ts";
import { CHANGES_FORMATS as FORMATS } from "../output/formats.ts";
import { csvOf } from "../output/csv.ts";
import { giveData, giveJson, say } from "../output/print.ts";
import { renderTable } from "../output/table.ts";
import { texts } from "../texts/index.ts";

export interface ChangesOptions extends GlobalOptions {
  readonly since: string;
  readonly until?: string;
  readonly site?: string;
  readonly format?: string;
}

const COLUMNS = [
  "at",
  "site",
  "location",
  "version",
  "change",
  "kind",
  "project_name",
  "implementing_unit",
  "part",
  "label",
  "field",
  "old_value",
  "new_value",
] as const satisfies readonly (keyof SiteChange)[];

export async function runChanges(options: ChangesOptions): Promise<void> {
  const format = options.format ?? (options.json ? "jsonl" : "table");
  if (!FORMATS.some((known) => known === format)) throw new UsageError(`--format ${format}: use ${FORMATS.join(", ")}`);
  const store = openStore(options.db, { readonly: true });
  try {
    const { since, until = null, site = null } = options;
    print(format, listChanges(store, { since, until, site }));
  } finally {
    store.close();
  }
}

function print(format: string, changes: Iterable<SiteChange>): void {
  if (format === "jsonl") for (const change of changes) giveJson(change);
  else if (format === "csv") {
    giveData(csvOf([COLUMNS]));
    for (const change of changes) giveData(csvOf([COLUMNS.map((column) => change[column])]));
  } else say(tableOf([...changes]));
}

function tableOf(changes: readonly SiteChange[]): string {
  const words = texts().changes;
  if (changes.length === 0) return `${words.none}\n`;
  const columns = [
    { title: words.found },
    { title: words.change },
    { title: words.project, max: 30 },
    { title: words.what, max: 40 },
    { title: words.old, max: 30 },
    { title: words.new, max: 30 },
  ];
  const rows = changes.map((change) => [
    change.at.slice(0, 16).replace("T", " "),
    words.kinds[change.change],
    change.project_name ?? change.location,
    [change.label, change.field].filter((text) => text !== null).join(" · ") || wordOf(change),
    change.field === null ? null : change.old_value,
    change.field === null ? null : change.new_value,
  ]);
  return `${renderTable(columns, rows)}\n${words.count(changes.length)}\n`;
}

function wordOf({ kind, part }: SiteChange): string {
  if (kind === "document") return texts().changes.document;
  if (part !== "record") return part;
  switch (kind) {
    case "performance_objective_form":
      return texts().changes.form;
    case "performance_self_evaluation":
      return texts().changes.selfEvaluation;
    case "performance_evaluation_report":
      return texts().changes.report;
    default:
      return kind;
  }
}
