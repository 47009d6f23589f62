import type { CanonicalRecord } from "@jixiao/contract";
import { assembleForm } from "./assemble.ts";
import type { Claim, FormClaim } from "./claim.ts";
import type { ReadContext, RowRange } from "./format.ts";
import type { Layout } from "./layout.ts";
import type { ListedProject } from "./project-list.ts";
import type { FlatRow } from "../flat-rows.ts";
import { readHead } from "./head.ts";
import { isIndicatorHeader } from "./indicator-table/columns.ts";
import { listLabels } from "../vocabulary/head-labels.ts";
import { readIndicators } from "./indicator-table/index.ts";

/** A record with the rows that it was read from: a form's end is known only when its table has been read. */
export interface ReadClaim {
  readonly record: CanonicalRecord;
  readonly used: RowRange;
}

/** Reads what a format claimed. */
export function readClaim(claim: Claim, context: ReadContext): ReadClaim {
  switch (claim.kind) {
    case "form":
      return readForm(claim, context);
    case "report":
      return { record: claim.read(context), used: { first: claim.first, end: claim.first } }; // forms in it are not its own
  }
}

function readForm(claim: FormClaim, context: ReadContext): ReadClaim {
  const { first, project } = claim;
  const { layout, headRows, rows } = project === undefined ? wholeForm(claim, context) : listedForm(claim.layout, project);
  const head = readHead(headRows, layout);
  const indicators = readIndicators(rows, layout, context.source.name, headRows.at(-1));
  const tableRows = rows.slice(0, indicators.rowCount);
  const record = assembleForm({ claim, headRows, tableRows, head, indicators, context });
  const end = project === undefined ? first + 1 + headRows.length + indicators.rowCount : first + project.end;
  return { record, used: { first, end } };
}

interface FormRows {
  readonly layout: Layout;
  readonly headRows: readonly FlatRow[];
  /** From the header of the indicators on. */
  readonly rows: readonly FlatRow[];
}

function wholeForm({ layout, first, end }: FormClaim, context: ReadContext): FormRows {
  const body = context.rows.slice(first + 1, end);
  const header = body.findIndex((row) => isIndicatorHeader(row, layout));
  return { layout, headRows: body.slice(0, header), rows: body.slice(header) };
}

/** A project of a list: some headers mean more than they do as labels. */
function listedForm(layout: Layout, { head, rows }: ListedProject): FormRows {
  return { layout: { ...layout, labels: { ...listLabels, ...layout.labels } }, headRows: head, rows };
}
