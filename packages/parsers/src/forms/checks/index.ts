import type { Evidence, FormBudget, Indicator } from "@jixiao/contract";
import { addDecimals, compareDecimals, multiplyDecimals } from "@jixiao/normalize";

/** Doubts that only the whole form shows. `row` is the indicator's seq, or null for the form. */
export interface Doubt {
  readonly row: number | null;
  readonly evidence: Evidence;
}

/** Names of money indicators that are part of the project's own spending (a benefit may exceed it). */
const SPENDING = /成本|费用|经费|预算|支出|造价|单价|总价|采购价|补助|资金|工本费|费$/;
/** A price per piece, not a sum: it is no part of the budget's total. */
const PER_PIECE = /单[价位个张件台套座间人户次项批份家条站车页栋处株]|平均|人均|户均|均价|每|标准|工本费$/;
/** A product this many times the budget cannot come from rounding or from a partial list. */
const ORDERS_OF_MAGNITUDE = "10";

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
      : [...exceeding(indicators, total), ...priceTimesQuantity(indicators, total), ...costSum(indicators, budget)]),
  ];
}

function budgetSums(budget: FormBudget): readonly Doubt[] {
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

function nameOf(row: Indicator): string {
  return `${row.level3 ?? ""} ${row.description ?? ""}`.trim();
}

function isMoney(row: Indicator): row is Indicator & { value: { number: string } } {
  return row.value?.type === "quantity" && row.value.dimension === "money" && row.value.number !== null;
}

function isSpending(row: Indicator): boolean {
  return (SPENDING.test(nameOf(row)) || (row.level2?.includes("成本") ?? false)) && !row.level1?.startsWith("效益");
}

function exceeding(indicators: readonly Indicator[], total: string): readonly Doubt[] {
  return indicators.flatMap((row) => {
    if (!isMoney(row) || !isSpending(row) || compareDecimals(row.value.number, total) <= 0) return [];
    return [
      {
        row: row.seq,
        evidence: {
          flag: "exceeds_budget",
          field: "value",
          note: `${row.value.number} 元 is more than the form's whole budget of ${total} 元`,
        },
      },
    ];
  });
}

/**
 * A price per piece times the quantity of the same thing must fit the budget. Where it misses by orders of
 * magnitude, the form's 单位：万元 usually leaked into the cell: 10.65万元 a card × 469483 cards against 500万元.
 */
function priceTimesQuantity(indicators: readonly Indicator[], total: string): readonly Doubt[] {
  const limit = multiplyDecimals(total, ORDERS_OF_MAGNITUDE);
  const prices = indicators.filter(isMoney).filter((row) => isSpending(row) && PER_PIECE.test(nameOf(row)));
  const quantities = indicators.filter(
    (row) => row.value?.type === "quantity" && row.value.dimension === "count" && row.value.number !== null,
  );
  return prices.flatMap((price) => {
    const quantity = quantities.find((row) => sharedWord(nameOf(price), nameOf(row)));
    if (quantity?.value?.number == null) return [];
    const product = multiplyDecimals(price.value.number, quantity.value.number);
    if (compareDecimals(product, limit) <= 0) return [];
    const note = `${price.value.number} 元 × ${quantity.value.number} ${quantity.value.unit ?? ""} (row ${quantity.seq}) = ${product} 元, budget ${total} 元`;
    return [{ row: price.seq, evidence: { flag: "cost_mismatch", field: "value", note } }];
  });
}

const TRADE_WORD = /数量|成本|费用|单位|平均|控制|情况|提供产品及服务/g;

/** Two names speak of one thing when they share a word of three characters that is no word of the trade. */
function sharedWord(a: string, b: string): boolean {
  const [x, y] = [a.replaceAll(TRADE_WORD, " "), b.replaceAll(TRADE_WORD, " ")];
  for (let i = 0; i + 3 <= x.length; i++) {
    const word = x.slice(i, i + 3);
    if (!/\s/.test(word) && y.includes(word)) return true;
  }
  return false;
}

/** Cost indicators in sums of money (no prices per piece) should add up to the year's budget. */
function costSum(indicators: readonly Indicator[], budget: FormBudget): readonly Doubt[] {
  const total = budget.annual_total;
  const costs = indicators
    .filter(isMoney)
    .filter((row) => (row.level1?.includes("成本") ?? false) || (row.level2?.includes("成本") ?? false));
  const sums = costs.filter((row) => !PER_PIECE.test(nameOf(row))).map((row) => row.value.number);
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
