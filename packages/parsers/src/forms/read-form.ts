import type { CanonicalRecord } from "@jixiao/contract";
import { assembleForm } from "./assemble.ts";
import type { Claim, FormClaim } from "./claim.ts";
import type { ReadContext, RowRange } from "./format.ts";
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
  const { layout, first, project } = claim;
  const body = context.rows.slice(first + 1, claim.end);
  const header = body.findIndex((row) => isIndicatorHeader(row, layout));
  const [headRows, rows] = project === undefined ? [body.slice(0, header), body.slice(header)] : [project.head, project.rows];
  const head = readHead(headRows, project === undefined ? layout : { ...layout, labels: { ...listLabels, ...layout.labels } });
  const indicators = readIndicators(rows, layout, context.source.name);
  const tableRows = rows.slice(0, indicators.rowCount);
  const record = assembleForm({ claim, headRows, tableRows, head, indicators, context });
  const end = project === undefined ? first + 1 + header + indicators.rowCount : first + project.end;
  return { record, used: { first, end } };
}
