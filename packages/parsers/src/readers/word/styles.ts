import { type Ground, highlightOf, inkOf, shadeOf } from "./ground.ts";
import { child, childVal, descendants, elementsOf, onOff, type XmlElement } from "./xml.ts";

/** Properties of a run that decide what is seen of its text. Null: not said here. */
export interface RunProperties {
  readonly vanish: boolean | null;
  readonly strike: boolean | null;
  readonly dstrike: boolean | null;
  readonly caps: boolean | null;
  readonly smallCaps: boolean | null;
  readonly fonts: Fonts;
  readonly vertAlign: string | null;
  /** Raised above the base line (提升), in half points; below 0: lowered. */
  readonly position: number | null;
  readonly colour: string | null;
  /** In half points. */
  readonly size: number | null;
  readonly ground: Ground | null;
}

/** Fonts for Latin characters and for the others; a symbol's font decides what its code shows. */
export interface Fonts {
  readonly ascii: string | null;
  readonly eastAsia: string | null;
}

export interface Numbered {
  readonly numId: string | null;
  readonly level: number | null;
}

interface Style {
  readonly id: string;
  readonly basedOn: string | null;
  readonly run: RunProperties;
  readonly numbered: Numbered;
  /** The ground of its paragraphs. */
  readonly ground: Ground | null;
  /** Does a style of tables colour cells? */
  readonly shades: boolean;
}

export interface Styles {
  readonly byId: ReadonlyMap<string, Style>;
  readonly defaults: RunProperties;
  /** Styles of what names none, by type: `paragraph`, `character`, `table`. */
  readonly defaultIds: ReadonlyMap<string, string>;
}

export function runProperties(rPr: XmlElement | undefined): RunProperties {
  const fonts = child(rPr, "w:rFonts")?.attributes ?? {};
  return {
    vanish: onOff(rPr, "w:specVanish") ?? onOff(rPr, "w:vanish"),
    strike: onOff(rPr, "w:strike"),
    dstrike: onOff(rPr, "w:dstrike"),
    caps: onOff(rPr, "w:caps"),
    smallCaps: onOff(rPr, "w:smallCaps"),
    fonts: { ascii: fonts["w:ascii"] ?? fonts["w:hAnsi"] ?? null, eastAsia: fonts["w:eastAsia"] ?? null },
    vertAlign: childVal(rPr, "w:vertAlign") ?? null,
    position: halfPointsOf(childVal(rPr, "w:position")),
    colour: inkOf(childVal(rPr, "w:color")),
    size: halfPointsOf(childVal(rPr, "w:sz")),
    ground: shadeOf(rPr) ?? highlightOf(childVal(rPr, "w:highlight")),
  };
}

function halfPointsOf(text: string | undefined): number | null {
  return text !== undefined && /^-?\d+$/.test(text) ? Number.parseInt(text, 10) : null;
}

export const NO_PROPERTIES = runProperties(undefined);

export function readStyles(root: XmlElement | null): Styles {
  if (root === null) return { byId: new Map(), defaults: NO_PROPERTIES, defaultIds: new Map() };
  const byId = new Map<string, Style>();
  const defaultIds = new Map<string, string>();
  for (const style of elementsOf(root)) {
    const { "w:styleId": id, "w:type": type = "paragraph", "w:default": isDefault = "0" } = style.attributes;
    if (style.name !== "w:style" || id === undefined) continue;
    const run = runProperties(child(style, "w:rPr"));
    byId.set(id, {
      id,
      basedOn: childVal(style, "w:basedOn") ?? null,
      run,
      numbered: numberedOf(child(style, "w:pPr")),
      ground: shadeOf(child(style, "w:pPr")),
      shades: type === "table" && descendants(style, "w:shd").length > 0,
    });
    if (["1", "true", "on"].includes(isDefault)) defaultIds.set(type, id);
  }
  const defaults = descendants(root, "w:rPrDefault").map((element) => runProperties(child(element, "w:rPr")));
  return { byId, defaults: defaults[0] ?? NO_PROPERTIES, defaultIds };
}

export function numberedOf(pPr: XmlElement | undefined): Numbered {
  const numPr = child(pPr, "w:numPr");
  const level = Number.parseInt(childVal(numPr, "w:ilvl") ?? "", 10);
  return { numId: childVal(numPr, "w:numId") ?? null, level: Number.isFinite(level) ? level : null };
}

/** A style and those that it is based on, nearest first; a circle ends. */
export function chainOf(styles: Styles, id: string | null): readonly Style[] {
  const chain: Style[] = [];
  for (let at = id; at !== null;) {
    const style = styles.byId.get(at);
    if (style === undefined || chain.includes(style)) break;
    chain.push(style);
    at = style.basedOn;
  }
  return chain;
}

/** Half points from which text is raised as an exponent is, or lowered, and not by a hair: a third of 10.5 pt. */
const RAISED_FROM = 6;

/** The ids of the styles that apply to a run, outermost first. */
export interface AppliedStyles {
  readonly table: string | null;
  readonly paragraph: string | null;
  readonly character: string | null;
}

/** What holds for a run: no null is left open. */
export interface Shown {
  readonly hidden: boolean;
  readonly struck: boolean;
  readonly capitals: boolean;
  readonly fonts: Fonts;
  readonly superscript: boolean;
  readonly subscript: boolean;
  readonly colour: string | null;
  readonly size: number | null;
  /** The run's own ground, else its paragraph's style's; null where it stands on what is under the paragraph. */
  readonly ground: Ground | null;
}

/**
 * ECMA-376 17.7.3: a toggle that is set directly counts as it is; else each of the styles turns it over; the defaults set it.
 * Of other properties the nearest counts.
 */
export function shownAs(styles: Styles, direct: RunProperties, applied: AppliedStyles): Shown {
  const chains = [applied.character, applied.paragraph, applied.table].map((id) => chainOf(styles, id));
  const runs = [direct, ...chains.flatMap((chain) => chain.map((style) => style.run)), styles.defaults];
  const nearest = <T>(of: (run: RunProperties) => T | null): T | null => {
    for (const run of runs) {
      const value = of(run);
      if (value !== null) return value;
    }
    return null;
  };
  const toggle = (key: "vanish" | "strike" | "caps" | "smallCaps"): boolean => {
    if (direct[key] !== null) return direct[key];
    const turned = chains.filter((chain) => chain.find((style) => style.run[key] !== null)?.run[key] === true).length;
    return styles.defaults[key] === true || turned % 2 === 1;
  };
  return {
    hidden: toggle("vanish"),
    struck: toggle("strike") || nearest((run) => run.dstrike) === true,
    capitals: toggle("caps") || toggle("smallCaps"),
    fonts: { ascii: nearest((run) => run.fonts.ascii), eastAsia: nearest((run) => run.fonts.eastAsia) },
    superscript: nearest((run) => run.vertAlign) === "superscript" || (nearest((run) => run.position) ?? 0) >= RAISED_FROM,
    subscript: nearest((run) => run.vertAlign) === "subscript" || (nearest((run) => run.position) ?? 0) <= -RAISED_FROM,
    colour: nearest((run) => run.colour),
    size: nearest((run) => run.size),
    ground: nearest((run) => run.ground) ?? chains[1]?.find((style) => style.ground !== null)?.ground ?? null,
  };
}
