const digitValues: Readonly<Record<string, string>> = {
  零: "0",
  〇: "0",
  一: "1",
  二: "2",
  两: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};
/** Each multiplier as a power of ten. */
export const powers: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** A numeral's value; `colloquial` where its last multiplier is left out (三千五 is 3500). */
export interface ChineseNumber {
  readonly value: bigint;
  readonly colloquial: boolean;
}

const YEAR = /^(?:一九|二[零〇])[零〇一二三四五六七八九]{2}$/;
const D = "[一二两三四五六七八九]";
/** Thousands, hundreds, tens and ones, each at most once and in this order; 零 stands where one is left out. */
const SECTION = new RegExp(`^(?:(${D})千)?(?:(零)?(${D})百)?(?:(零)?(${D})?十)?(?:(零)?(${D}))?$`);

/** The digits of a positional run: 二〇二四. */
export const positional = (run: string): string => run.replace(/./g, (char) => digitValues[char] ?? "");

/**
 * The value of a run of Chinese numerals; null for what is no number by itself: a multiplier without a digit (千人计划),
 * digits side by side (三五天, 七八个), which are approximations (概数, GB/T 15835), and wrong grammar (三百二十五千).
 */
export function parseChinese(run: string): string | null {
  return readChineseNumber(run)?.value.toString() ?? null;
}

export function readChineseNumber(run: string): ChineseNumber | null {
  if (YEAR.test(run)) return { value: BigInt(positional(run)), colloquial: false };
  const plain = run.replace(/〇/g, "零");
  return plain === "零"
    ? { value: 0n, colloquial: false }
    : readScaled(plain, "亿", 8, (part) => readScaled(part, "万", 4, readSection));
}

type Reader = (run: string) => ChineseNumber | null;

/** 三万五千六百: what stands before the multiplier times it, and what stands behind it, which is smaller. */
function readScaled(run: string, multiplier: string, power: number, read: Reader): ChineseNumber | null {
  const at = run.lastIndexOf(multiplier);
  if (at < 0) return run.startsWith("零") ? null : read(run);
  const high = run.startsWith("零") ? null : read(run.slice(0, at));
  if (high === null || high.colloquial || high.value === 0n) return null;
  const scaled = high.value * 10n ** BigInt(power);
  const rest = run.slice(at + 1);
  if (rest === "") return { value: scaled, colloquial: false };
  // 一万五 is 15000, 一万零五 is 10005
  if (rest.length === 1) return digitValue(rest, scaled, power - 1, true);
  const low = readLow(rest, read);
  return low === null || low.value >= 10n ** BigInt(power) ? null : { value: scaled + low.value, colloquial: low.colloquial };
}

function digitValue(digit: string, above: bigint, power: number, colloquial: boolean): ChineseNumber | null {
  const value = digitValues[digit];
  if (value === undefined || value === "0" || digit === "两") return null;
  return { value: above + BigInt(value) * 10n ** BigInt(power), colloquial };
}

/** Behind a multiplier 零 may lead: 二万零十五, 三千零五. It stands for places that are empty, so that no 千 may follow. */
function readLow(run: string, read: Reader): ChineseNumber | null {
  if (!run.startsWith("零")) return read(run);
  const rest = run.slice(1);
  if (rest.charAt(1) === "千") return null;
  if (rest.length === 1) return digitValue(rest, 0n, 0, false);
  return read(rest);
}

function readSection(run: string): ChineseNumber | null {
  const match = SECTION.exec(run);
  if (match === null || run === "") return null;
  const [, thousands, zeroHundreds, hundreds, zeroTens, tens, zeroOnes, ones] = match;
  const hasTens = run.includes("十");
  // 零 stands for an empty place, and 两 does not stand before 十 nor behind anything
  if (zeroHundreds !== undefined || tens === "两" || (ones === "两" && run.length > 1)) return null;
  if (zeroTens !== undefined && (hundreds !== undefined || thousands === undefined)) return null;
  if (zeroOnes !== undefined && (hasTens || run.length < 4)) return null;
  const colloquial = ones !== undefined && zeroOnes === undefined && !hasTens && run.length > 1;
  const lastPlace = colloquial ? (hundreds === undefined ? 100n : 10n) : 1n;
  const value =
    valueOf(thousands) * 1000n +
    valueOf(hundreds) * 100n +
    (hasTens ? valueOf(tens ?? "一") * 10n : 0n) +
    valueOf(ones) * lastPlace;
  return { value, colloquial };
}

const valueOf = (digit: string | undefined): bigint => BigInt(digitValues[digit ?? "零"] ?? "0");
