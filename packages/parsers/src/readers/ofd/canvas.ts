import { type Matrix, multiply } from "../pdf/glyphs.ts";
import type { XmlElement } from "../word/xml.ts";
import { numbersOf } from "./numbers.ts";
import { childOf, nameOf } from "./package.ts";
import type { fontCodes } from "./pdf-file.ts";
import type { Resources } from "./resources.ts";

/** What is drawn on a page so far, in PDF's operators; where a picture stands is written when it is known whether it lets through what is under it. */
export interface Canvas {
  readonly operators: (string | { readonly picture: number })[];
  readonly codeOf: ReturnType<typeof fontCodes>["codeOf"];
  /** The number of a picture by its path. */
  readonly pictureOf: (path: string) => number;
  /** Something that cannot be drawn as the file says; each reason is told once a page. */
  readonly tell: (part: string, reason: string) => void;
  /** Counts what is drawn. @throws DocumentError `too_large` */
  readonly count: () => void;
  /** The page's size in points. */
  readonly width: number;
  readonly height: number;
  /** Characters that are drawn so that they can be seen. */
  seen: number;
}

/** Where and how objects are drawn: millimetres of the object to points of the page, and what its parents hand on. */
export interface Pen {
  readonly matrix: Matrix;
  readonly alpha: number;
  readonly visible: boolean;
  readonly params: readonly XmlElement[];
  readonly resources: Resources;
}

/** An attribute of an object, or of the drawing parameters that count for it (GB/T 33190, 8.2). */
export function styleOf(object: XmlElement, pen: Pen, name: string): string | undefined {
  return [object, ...pen.params].map(({ attributes }) => attributes[name]).find((value) => value !== undefined);
}

export function styleElement(object: XmlElement, pen: Pen, name: string): XmlElement | undefined {
  return [object, ...pen.params].map((element) => childOf(element, name)).find((found) => found !== undefined);
}

/** Drawing parameters may stand on others. */
const MAX_PARAMS = 8;

/** The pen with what the object itself says of opacity, visibility and drawing parameters. */
export function penOf(object: XmlElement, pen: Pen): Pen {
  const { DrawParam: named, Alpha: alpha, Visible: visible } = object.attributes;
  const params: XmlElement[] = [];
  for (let id = named; id !== undefined && params.length < MAX_PARAMS;) {
    const param = pen.resources.drawParams.get(id);
    if (param !== undefined) params.push(param);
    id = param?.attributes["Relative"];
  }
  return {
    ...pen,
    alpha: pen.alpha * opacityOf(alpha),
    visible: pen.visible && visible !== "false",
    params: [...params, ...pen.params],
  };
}

const OPAQUE = 255;

function opacityOf(alpha: string | undefined): number {
  const value = alpha === undefined ? OPAQUE : Number(alpha);
  return Number.isFinite(value) ? Math.max(0, Math.min(1, value / OPAQUE)) : 1;
}

/** The operators that set a colour and its opacity; null for a colour that is none (GB/T 33190, 8.3). */
export function colourOf(colour: XmlElement | undefined, pen: Pen, kind: "fill" | "stroke"): string {
  const opacity = Math.round(100 * pen.alpha * opacityOf(colour?.attributes["Alpha"]));
  const names = kind === "fill" ? { 1: "g", 3: "rg", 4: "k" } : { 1: "G", 3: "RG", 4: "K" };
  const isShaded =
    colour !== undefined && colour.children.some((node) => typeof node !== "string" && /Pattern|Shd$/.test(nameOf(node)));
  const text = colour?.attributes["Value"]?.replaceAll(/#([\dA-Fa-f]{1,2})/g, (_, hex: string) =>
    String(Number.parseInt(hex, 16)),
  );
  const parts = (isShaded ? [SHADED] : (numbersOf(text) ?? [])).map((part) => Math.max(0, Math.min(1, part / OPAQUE)));
  const name = parts.length === 1 ? names[1] : parts.length === 3 ? names[3] : parts.length === 4 ? names[4] : null;
  const set = name === null ? `0 ${names[1]}` : `${parts.map((part) => part.toFixed(3)).join(" ")} ${name}`;
  return opacity === 100 ? set : `${set} /A${opacity} gs`;
}

/** A shading is neither white nor black. */
const SHADED = 128;

export function movedBy(matrix: Matrix, x: number, y: number): Matrix {
  return multiply(matrix, [1, 0, 0, 1, x, y]);
}

export function numbers(values: readonly number[]): string {
  return values.map((value) => Number(value.toFixed(4))).join(" ");
}
