import type { Indicator } from "@jixiao/contract";
import { compareDecimals, multiplyDecimals } from "@jixiao/normalize";
import type { Doubt } from "./doubt.ts";
import { isMoney, isPerPiece, isSpending, nameOf } from "./money.ts";

/** A product this many times the budget cannot come from rounding or from a partial list. */
const ORDERS_OF_MAGNITUDE = "10";

/**
 * A price per piece times the quantity of the same thing must fit the budget. Where it misses by orders of
 * magnitude, the form's 单位：万元 usually leaked into the cell: 10.65万元 a card × 469483 cards against 500万元.
 */
export function priceTimesQuantity(indicators: readonly Indicator[], total: string): readonly Doubt[] {
  const limit = multiplyDecimals(total, ORDERS_OF_MAGNITUDE);
  const prices = indicators.filter(isMoney).filter((row) => isSpending(row) && isPerPiece(row));
  const quantities = indicators.filter(
    (row) => row.value?.type === "quantity" && row.value.dimension === "count" && row.value.number !== null,
  );
  return prices.flatMap((price) => {
    const quantity = quantities.find((row) => sharedWord(nameOf(price), nameOf(row)));
    if (quantity?.value?.number == null) return [];
    const product = multiplyDecimals(price.value.number, quantity.value.number);
    if (compareDecimals(product, limit) <= 0) return [];
    const note = `${price.value.number} 元 × ${quantity.value.number} ${quantity.value.unit ?? ""} (row ${quantity.seq}) = ${product} 元, budget ${total} 元`;
    return [{ row: price.seq, evidence: { flag: "cost_mismatch", field: "value_raw", note } }];
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
