import { flagCodes } from "@jixiao/contract";
import { type ExportFilter, type FlagFilter, beginSnapshot, openStore } from "@jixiao/store";
import { UsageError } from "../exit-codes.ts";
import type { ExportJob } from "../export/format.ts";
import { FORMATS, type FormatName, formatNamed, isFormat } from "../export/formats.ts";
import type { Headers } from "../export/headers.ts";
import { KINDS } from "../export/kinds.ts";
import { writeExport } from "../export/write.ts";
import type { GlobalOptions } from "../options.ts";
import { tell } from "../output/print.ts";

export interface ExportOptions extends GlobalOptions {
  readonly format: string;
  readonly headers?: Headers;
  readonly region?: string;
  readonly year?: number;
  readonly department?: string;
  readonly kind?: string;
  readonly since?: string;
  readonly flags?: string;
  readonly excel: boolean;
  readonly current: boolean;
  readonly all: boolean;
  readonly output?: string;
}

export async function runExport(options: ExportOptions): Promise<void> {
  const format = checked(options);
  const store = openStore(options.db, { readonly: true });
  // Files of one folder, and tables of one workbook, are of one moment.
  const endSnapshot = beginSnapshot(store);
  try {
    const { headers = null, all, current, excel, output } = options;
    const job: ExportJob = {
      store,
      filter: filterOf(options),
      headers,
      all,
      current,
      excel,
      note: (text) => tell(`jixiao: ${text}`),
    };
    await writeExport(await formatNamed(format), job, output);
  } finally {
    endSnapshot();
    store.close();
  }
}

/** @throws UsageError where options do not go together */
function checked({ format, headers, excel, kind, region, year, department, since, flags }: ExportOptions): FormatName {
  if (!isFormat(format)) throw new UsageError(`--format ${format}: use ${FORMATS.join(", ")}`);
  if (excel && format !== "csv") throw new UsageError("--excel goes with --format csv");
  if (headers !== undefined && (format === "jsonl" || format === "datasette" || format === "stata"))
    throw new UsageError(`--headers does not go with --format ${format}, whose names are fixed`);
  const isFiltered = [kind, region, year, department, since, flags].some((value) => value !== undefined);
  if (isFiltered && format === "datasette")
    throw new UsageError("--format datasette describes the whole database: no filter goes with it");
  return format;
}

function filterOf({ region, year, department, kind, since, flags }: ExportOptions): ExportFilter {
  const ofKind = kind === undefined ? undefined : KINDS[kind];
  return {
    ...(region === undefined ? {} : { region }),
    ...(year === undefined ? {} : { year }),
    ...(department === undefined ? {} : { department }),
    ...(ofKind === undefined ? {} : { kind: ofKind }),
    ...(since === undefined ? {} : { since }),
    ...(flags === undefined ? {} : { flags: flagFilter(flags) }),
  };
}

function flagFilter(text: string): FlagFilter {
  if (text === "any" || text === "none") return text;
  const codes = text.split(",");
  const known: readonly string[] = flagCodes;
  const unknown = codes.filter((code) => !known.includes(code));
  if (unknown.length > 0) throw new UsageError(`--flags: no flag ${unknown.join(", ")}: any, none, or codes of docs/flags.md.`);
  return codes;
}
