import type { Flag } from "./flags.ts";

/** A flag that no evidence explains, and where it stands: `["scores", 3]` for a row, `[]` for the record itself. */
export interface Unexplained {
  readonly path: readonly (string | number)[];
  readonly flag: Flag;
}

type Explanations = readonly { readonly flag: Flag; readonly field: string | null }[];

interface Marked {
  readonly flags: readonly Flag[];
  readonly evidence?: Explanations;
}

/**
 * The flags of a record and of its rows without evidence. A row's flag is explained by the row's own evidence, or by
 * evidence of the record that names the row: `scores[3]`, `scores[3].score`, counted from 0.
 */
export function unexplainedFlags(record: Marked & { readonly evidence: Explanations }): readonly Unexplained[] {
  const rows = Object.entries(record).flatMap(([list, value]: [string, unknown]) =>
    Array.isArray(value) ? value.flatMap((row: unknown, i) => (isMarked(row) ? [{ list, i, row }] : [])) : [],
  );
  return [
    ...missing(record, record.evidence, []),
    ...rows.flatMap(({ list, i, row }) =>
      missing(row, [...(row.evidence ?? []), ...evidenceOfRow(record.evidence, list, i)], [list, i]),
    ),
  ];
}

function missing({ flags }: Marked, evidence: Explanations, path: Unexplained["path"]): readonly Unexplained[] {
  const explained = new Set(evidence.map(({ flag }) => flag));
  return flags.flatMap((flag) => (explained.has(flag) ? [] : [{ path, flag }]));
}

function evidenceOfRow(evidence: Explanations, list: string, row: number): Explanations {
  const name = `${list}[${row}]`;
  return evidence.filter(({ field }) => field === name || field?.startsWith(`${name}.`) === true);
}

function isMarked(row: unknown): row is Marked {
  return typeof row === "object" && row !== null && "flags" in row;
}
