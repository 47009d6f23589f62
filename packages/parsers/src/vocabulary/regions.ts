import { remembered } from "./remembered.ts";

/** Province-level regions (GB/T 2260), by the name that texts begin with and the full name that records carry. */
const regions: readonly (readonly [short: string, full: string])[] = [
  ["北京", "北京市"],
  ["天津", "天津市"],
  ["河北", "河北省"],
  ["山西", "山西省"],
  ["内蒙古", "内蒙古自治区"],
  ["辽宁", "辽宁省"],
  ["吉林", "吉林省"],
  ["黑龙江", "黑龙江省"],
  ["上海", "上海市"],
  ["江苏", "江苏省"],
  ["浙江", "浙江省"],
  ["安徽", "安徽省"],
  ["福建", "福建省"],
  ["江西", "江西省"],
  ["山东", "山东省"],
  ["河南", "河南省"],
  ["湖北", "湖北省"],
  ["湖南", "湖南省"],
  ["广东", "广东省"],
  ["广西", "广西壮族自治区"],
  ["海南", "海南省"],
  ["重庆", "重庆市"],
  ["四川", "四川省"],
  ["贵州", "贵州省"],
  ["云南", "云南省"],
  ["西藏", "西藏自治区"],
  ["陕西", "陕西省"],
  ["甘肃", "甘肃省"],
  ["青海", "青海省"],
  ["宁夏", "宁夏回族自治区"],
  ["新疆", "新疆维吾尔自治区"],
  ["台湾", "台湾省"],
  ["香港", "香港特别行政区"],
  ["澳门", "澳门特别行政区"],
];

/** Central ministries and their units, in the place of a province. */
export const CENTRAL = "中央";

/** The region that a person means by a name (`江西`, `江西省`, `中央`); null for any other text. */
export function regionNamed(name: string): string | null {
  if (name === CENTRAL) return CENTRAL;
  return regions.find(([short, full]) => name === short || name === full)?.[1] ?? null;
}

/** Provinces whose short name is also a place elsewhere or a common word need their suffix: 吉林市, 海南州, 河南街道. */
const NEEDS_SUFFIX = new Set(["吉林", "海南", "河南", "湖南", "山东", "江西"]);

/** A short name before these is a street's, a village's, or another place's (天津市河北区), not the province's. */
const OTHER_PLACE = /^(?:[东南西北中]?(?:一|二|三)?(?:路|街|大街|大道)|镇|乡|村|县|州)/;
/** A school or hospital that carries a university's name lies anywhere: 北京师范大学附属某中学. */
const NAMESAKE = /^.{0,8}(?:大学|学院|科学院).*(?:附属|附中|附小|医院|中学|小学|学校|幼儿园|校区|分校|分院|研究院)/;
const OTHER_PLACES: Readonly<Record<string, RegExp>> = { 河北: /^区/ };

function beginsWithShort(text: string, short: string): boolean {
  if (!text.startsWith(short) || NEEDS_SUFFIX.has(short)) return false;
  const behind = text.slice(short.length);
  return !OTHER_PLACE.test(behind) && !NAMESAKE.test(behind) && OTHER_PLACES[short]?.test(behind) !== true;
}

/** The province whose full or short name a text begins with, and how long that name is. */
export function provinceAt(text: string): { readonly region: string; readonly length: number } | null {
  for (const [short, full] of regions) {
    if (text.startsWith(full)) return { region: full, length: full.length };
    if (beginsWithShort(text, short)) return { region: full, length: short.length };
  }
  return null;
}

/**
 * The region that a text names first, with its full name anywhere or its short name at the beginning; null where it
 * names none. The first one counts: 上海市人民政府驻北京市办事处 is Shanghai's.
 */
export const regionIn: (text: string) => string | null = remembered((text) => {
  const bare = text.replaceAll(/[\s*《“"]+/g, "").replace(/^\d+/, "");
  let first = Infinity;
  let region: string | null = null;
  for (const [short, full] of regions) {
    const at = beginsWithShort(bare, short) ? 0 : bare.indexOf(full);
    if (at >= 0 && at < first) [first, region] = [at, full];
  }
  return region;
});
