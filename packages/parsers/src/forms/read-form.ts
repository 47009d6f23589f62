import type { CanonicalRecord } from "@jixiao/contract";
import { assembleForm } from "./assemble.ts";
import type { Claim, FormClaim } from "./claim.ts";
import type { ReadContext, RowRange } from "./format.ts";
import { readHead } from "./head.ts";
import { isIndicatorHeader } from "./indicator-table/columns.ts";
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
  const { layout, first } = claim;
  const body = context.rows.slice(first + 1, claim.end);
  const header = body.findIndex((row) => isIndicatorHeader(row, layout));
  const head = readHead(body.slice(0, header), layout);
  const indicators = readIndicators(body.slice(header), layout, context.source.name);
  const record = assembleForm({ claim, headRows: body.slice(0, header), head, indicators, context });
  return { record, used: { first, end: first + 1 + header + indicators.rowCount } };
}
