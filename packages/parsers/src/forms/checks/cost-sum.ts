import type { FormBudget, Indicator } from "@jixiao/contract";
import { addDecimals, compareDecimals } from "@jixiao/normalize";
import type { Doubt } from "./doubt.ts";
import { isMoney, isPerPiece } from "./money.ts";

/** Cost indicators in sums of money (no prices per piece) should add up to the year's budget. */
export function costSum(indicators: readonly Indicator[], budget: FormBudget): readonly Doubt[] {
  const total = budget.annual_total;
  const costs = indicators
    .filter(isMoney)
    .filter((row) => (row.level1?.includes("成本") ?? false) || (row.level2?.includes("成本") ?? false));
  const sums = costs.filter((row) => !isPerPiece(row)).map((row) => row.value.number);
  if (total === null || sums.length < 2 || sums.some((sum) => compareDecimals(sum, total) === 0)) return [];
  const sum = addDecimals(...sums);
  if (compareDecimals(sum, total) === 0) return [];
  return [
    {
      row: null,
      evidence: {
        flag: "cost_sum_mismatch",
        field: "budget.annual_total",
        note: `${sums.join(" + ")} = ${sum} 元, budget ${total} 元`,
      },
    },
  ];
}
