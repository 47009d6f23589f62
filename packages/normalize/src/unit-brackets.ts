import { readMultiplier } from "./numerals.ts";
import { matchAt } from "./text.ts";
import { readDenominators, readUnit, type UnitReading } from "./unit-reader.ts";

/** Words in brackets after a number that are a remark and no unit: (含), (预计), (其中…). */
const NOTE_IN_BRACKETS = /含|暂|预|如|见|其中|按|每|据|以|或|不|约|全|已|等|各|覆盖|合格|完成/;
const OPEN = /[([【]/;
const CLOSE = /[)\]】]/;
const LOST_CLOSE = /^(?:$|[，；。])/;
const UNKNOWN_IN_BRACKETS = /[万亿千百]*个?([\u4e00-\u9fffA-Za-zμµΩ°/·²³]{1,10})[)\]】]/y;

/** A unit in brackets (`35.00(万张)`) or directly after the number. In brackets even an unknown one is the unit. */
export function readBracketedOrDirect(text: string, at: number): UnitReading | null {
  if (!OPEN.test(text.charAt(at))) return readUnit(text, at);
  const inside = readUnit(text, at + 1);
  if (inside !== null && CLOSE.test(text.charAt(inside.end))) return { ...inside, end: inside.end + 1 };
  if (inside !== null && LOST_CLOSE.test(text.slice(inside.end, inside.end + 1))) return inside; // =7(项
  const per = readDenominators(text, at + 1);
  if (per.names.length > 0 && text.charAt(per.end) === ")") {
    return { end: per.end + 1, unit: `/${per.names.join("·")}`, dimension: null, shift: 0, flags: ["unit_missing"] };
  }
  const unknown = matchAt(UNKNOWN_IN_BRACKETS, text, at + 1);
  if (unknown === null || NOTE_IN_BRACKETS.test(unknown[0])) return null;
  const multiplier = readMultiplier(text, at + 1);
  return {
    end: at + 1 + unknown[0].length,
    unit: unknown[1] ?? "",
    dimension: null,
    shift: multiplier.power,
    flags: ["unit_unknown"],
  };
}
