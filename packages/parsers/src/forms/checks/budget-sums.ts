import type { FormBudget } from "@jixiao/contract";
import { addDecimals, compareDecimals } from "@jixiao/normalize";
import type { Doubt } from "./doubt.ts";

/** The parts of a budget must add up to its totals, where all of them are stated. */
export function budgetSums(budget: FormBudget): readonly Doubt[] {
  const { project_total, project_fiscal, project_other, annual_total, annual_fiscal, annual_carryover, annual_other } = budget;
  const sums: readonly (readonly [field: string, total: string | null, parts: readonly (string | null)[]])[] = [
    ["budget.project_total", project_total, [project_fiscal, project_other]],
    [
      "budget.annual_total",
      annual_total,
      annual_carryover === null ? [annual_fiscal, annual_other] : [annual_fiscal, annual_carryover, annual_other],
    ],
  ];
  return sums.flatMap(([field, total, parts]) => {
    const stated = parts.filter((part) => part !== null);
    if (total === null || stated.length < parts.length) return [];
    const sum = addDecimals(...stated);
    if (compareDecimals(sum, total) === 0) return [];
    return [
      {
        row: null,
        evidence: { flag: "budget_sum_mismatch", field, note: `${stated.join(" + ")} = ${sum}, stated total ${total}` },
      },
    ];
  });
}
