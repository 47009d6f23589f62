import type { FormBudget, Indicator } from "@jixiao/contract";
import { compareDecimals } from "@jixiao/normalize";
import { budgetSums } from "./budget-sums.ts";
import { costSum } from "./cost-sum.ts";
import type { Doubt } from "./doubt.ts";
import { exceedsBudget } from "./exceeds-budget.ts";
import { priceTimesQuantity } from "./price-times-quantity.ts";

/** Checks a form's indicators against its own budget. Every finding names the figures that contradict each other. */
export function findDoubts(indicators: readonly Indicator[], budget: FormBudget): readonly Doubt[] {
  const total =
    budget.project_total !== null &&
    budget.annual_total !== null &&
    compareDecimals(budget.project_total, budget.annual_total) > 0
      ? budget.project_total
      : budget.annual_total;
  return [
    ...budgetSums(budget),
    ...(total === null || compareDecimals(total, "0") <= 0
      ? []
      : [...exceedsBudget(indicators, total), ...priceTimesQuantity(indicators, total), ...costSum(indicators, budget)]),
  ];
}
