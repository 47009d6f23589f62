import { readDateItem } from "./date-item.ts";
import type { Item, Unread } from "./item.ts";
import { MASK } from "./mask.ts";
import { readQuantityItem } from "./quantity-item.ts";
import { readDenominator } from "./unit-reader.ts";
import type { ValueFlag } from "./value.ts";

/** Where a number or date may begin. */
const BEGIN =
  /零(?![上下][\d一二两三四五六七八九十])|[\d〇一二两三四五六七八九十百千万½¼¾⅕⅛]|半|[上下]半年|第[一二三四1-4]个?季|年[底末]|Q[1-4]/g;

/** Everything in a text that says how much or when, in order; `text` is the reading copy, names masked. */
export function findItems(
  text: string,
  fiscalYear: number | null,
): { readonly items: readonly Item[]; readonly unread: readonly Unread[]; readonly flags: readonly ValueFlag[] } {
  const items: Item[] = [];
  const unread: Unread[] = [];
  const flags: ValueFlag[] = [];
  let from = 0;
  let numberedPer = false;
  let at = nextBegin(text, 0);
  while (at !== null) {
    const per = text.charAt(at - 1) === "每" ? readDenominator(text, at) : null;
    if (per !== null && nextBegin(text, per.end) !== null) {
      numberedPer ||= /\d/.test(text.slice(at, per.end));
      at = nextBegin(text, per.end); // 每两周1次: 两周 is what the number is per
      continue;
    }
    const found = readDateItem({ text, from, at }, fiscalYear) ?? readQuantityItem({ text, from, at });
    if (found === null) {
      at = nextBegin(text, at + 1);
      continue;
    }
    if (found.kind === "skip") unread.push({ start: at, end: found.end, flags: found.flags });
    else {
      flags.push(...found.flags);
      items.push(found);
      from = found.end;
    }
    at = nextBegin(text, Math.max(found.end, at + 1));
  }
  if (numberedPer && !items.some(({ reading }) => reading.unit?.includes("/"))) flags.push("ambiguous_number");
  return { items, unread, flags };
}

function nextBegin(text: string, from: number): number | null {
  BEGIN.lastIndex = from;
  const match = BEGIN.exec(text);
  return match === null || match[0] === MASK ? null : match.index;
}
