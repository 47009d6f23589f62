import type { Indicator } from "@jixiao/contract";
import { compareDecimals } from "@jixiao/normalize";
import type { Doubt } from "./doubt.ts";
import { isMoney, isSpending } from "./money.ts";

/** A part of the spending cannot be more than the whole budget. */
export function exceedsBudget(indicators: readonly Indicator[], total: string): readonly Doubt[] {
  return indicators.flatMap((row) => {
    if (!isMoney(row) || !isSpending(row) || compareDecimals(row.value.number, total) <= 0) return [];
    return [
      {
        row: row.seq,
        evidence: {
          flag: "exceeds_budget",
          field: "value_raw",
          note: `${row.value.number} 元 is more than the form's whole budget of ${total} 元`,
        },
      },
    ];
  });
}
