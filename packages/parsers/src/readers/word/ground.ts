import { child, type XmlElement } from "./xml.ts";

/** What a text stands on: a colour as `RRGGBB`; `unknown` where a pattern, a picture or a style may colour it. */
export type Ground = string;

export const PAPER: Ground = "FFFFFF";
export const UNKNOWN_GROUND: Ground = "unknown";

/** Colours whose parts are all nearer than this (of 255) cannot be told apart by a reader: white on paper is not seen. */
const SAME_COLOUR = 20;
/** Type below this (in half points) is no text for a reader: 1 pt hides what a search shall find. */
const MIN_SEEN_HALF_POINTS = 4;
const HEX = /^[\dA-Fa-f]{6}$/;

/** The ground that shading (ECMA-376 17.3.5) gives; null where properties say none. */
export function shadeOf(properties: XmlElement | undefined): Ground | null {
  const {
    "w:val": pattern = "clear",
    "w:fill": fill = "auto",
    "w:color": ink = "auto",
  } = child(properties, "w:shd")?.attributes ?? {};
  const colour = pattern === "solid" ? ink : fill;
  if (!["clear", "nil", "solid"].includes(pattern)) return UNKNOWN_GROUND;
  return HEX.test(colour) ? colour : null;
}

/** The ground that highlighting gives (ECMA-376 17.18.40): only its white and black are without doubt. */
export function highlightOf(name: string | undefined): Ground | null {
  if (name === undefined || name === "none") return null;
  return { white: PAPER, black: "000000" }[name] ?? UNKNOWN_GROUND;
}

/** A run's colour as `RRGGBB`; null where none is said: Word then takes one that is seen. */
export function inkOf(colour: string | undefined): string | null {
  return colour !== undefined && HEX.test(colour) ? colour : null;
}

/** Why nobody sees a text of this colour and size (half points) on this ground; null where it is seen, or may be. */
export function unseenBecause(colour: string | null, size: number | null, ground: Ground): string | null {
  if (size !== null && size < MIN_SEEN_HALF_POINTS) return `too small to be seen (${size / 2} pt, 字号过小)`;
  if (colour === null || !HEX.test(ground)) return null;
  const [ink, paper] = [partsOf(colour), partsOf(ground)];
  return ink.every((part, i) => Math.abs(part - (paper[i] ?? 0)) < SAME_COLOUR) ? "colour of its ground (与底色相同)" : null;
}

function partsOf(colour: string): readonly number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
