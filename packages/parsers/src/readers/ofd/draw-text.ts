import { type Matrix, multiply } from "../pdf/glyphs.ts";
import type { XmlElement } from "../word/xml.ts";
import { type Canvas, colourOf, movedBy, numbers, type Pen, styleElement } from "./canvas.ts";
import { deltasOf, type OfdBox } from "./numbers.ts";
import { childrenOf, textOf } from "./package.ts";

/** A character that stands alone where its object says. */
interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** In thousandths of an em. */
  readonly width: number;
}

/** What fonts set narrow takes half an em; the file's own fonts are not opened. */
const NARROW = 500;
const WIDE = 1000;
/** A step of so much (ems) leaves a gap behind a character, else the character fills it. */
const MAX_STEP: Readonly<Record<number, number>> = { [NARROW]: 1, [WIDE]: 1.2 };
const MIN_STEP = 0.15;
/** A character further outside its object's box than this (em) is not where the file says that text stands. */
const OUTSIDE_EM = 1;

/** A text object (GB/T 33190, 11): each character is drawn by itself, where DeltaX and DeltaY put it. */
export function drawText(object: XmlElement, box: OfdBox, pen: Pen, own: Matrix, canvas: Canvas): void {
  const { attributes } = object;
  const size = Number(attributes["Size"]);
  const scale = Number(attributes["HScale"] ?? 1);
  if (!(size > 0) || !(scale > 0)) {
    canvas.tell("TextObject", "a text without a size was left out");
    return;
  }
  const characters = placedOf(object, size * scale, canvas);
  const matrix = multiply(movedBy(pen.matrix, box.x, box.y), own);
  const turn = turned(Number(attributes["CharDirection"] ?? 0));
  const mode = modeOf(attributes, pen);
  const strokes = mode === 1 || mode === 2 ? ` ${colourOf(styleElement(object, pen, "StrokeColor"), pen, "stroke")}` : "";
  const opening = `q ${colourOf(styleElement(object, pen, "FillColor"), pen, "fill")}${strokes}`;
  canvas.operators.push(opening);
  for (const { text, x, y, width } of characters) {
    canvas.count();
    const { font, hex } = canvas.codeOf({ text, width });
    const at = multiply(multiply(movedBy(matrix, x, y), turn), [size * scale, 0, 0, -size, 0, 0]);
    // a sequence of its own: else the reader joins characters, and spreads their widths evenly
    canvas.operators.push(`/Span BMC BT ${mode} Tr /F${font} 1 Tf ${numbers(at)} Tm <${hex}> Tj ET EMC`);
    if (mode !== INVISIBLE && text.trim() !== "") canvas.seen++;
    const [, , , , left, base] = at;
    if (left < 0 || base < 0 || left > canvas.width || base > canvas.height)
      canvas.tell("TextObject", "a text stands outside its page");
  }
  canvas.operators.push("Q");
  if (characters.some((character) => isOutside(character, own, box, size)))
    canvas.tell("TextObject", "a text stands outside the box (Boundary) that its object gives");
}

const INVISIBLE = 3;

/** Rendering mode of PDF: 0 filled, 1 stroked, 2 both, 3 neither. */
function modeOf({ Fill: fill, Stroke: stroke }: XmlElement["attributes"], { visible }: Pen): number {
  if (!visible) return INVISIBLE;
  const [fills, strokes] = [fill !== "false", stroke === "true"];
  return fills ? (strokes ? 2 : 0) : strokes ? 1 : INVISIBLE;
}

/** Characters turned clockwise, on a page whose y runs down. */
function turned(degrees: number): Matrix {
  const quarter = (((Math.round(degrees / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3; // what is left of a division by 4
  const [cos, sin] = (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[quarter];
  return [cos, sin, -sin, cos, 0, 0];
}

function isOutside({ x, y, width }: Placed, [a, b, c, d, e, f]: Matrix, box: OfdBox, size: number): boolean {
  const middle = x + (width / WIDE / 2) * size;
  const [px, py] = [a * middle + c * y + e, b * middle + d * y + f];
  const margin = OUTSIDE_EM * size * Math.max(1, Math.hypot(a, b), Math.hypot(c, d));
  return px < -margin || py < -margin || px > box.width + margin || py > box.height + margin;
}

function placedOf(object: XmlElement, em: number, canvas: Canvas): readonly Placed[] {
  const placed: Placed[] = [];
  let [x, y] = [0, 0];
  for (const code of childrenOf(object, "TextCode")) {
    const { X: left, Y: base, DeltaX: right, DeltaY: down } = code.attributes;
    [x, y] = [numberOr(left, x), numberOr(base, y)];
    const [dx, dy] = [deltasOf(right), deltasOf(down)];
    if (dx === null || dy === null) canvas.tell("TextCode", "the steps between its characters (DeltaX, DeltaY) cannot be read");
    for (const one of stepsOf(textOf(code).replaceAll(/[\r\n\t]/g, ""), { x, y, dx: dx ?? [], dy: dy ?? [], em }, canvas))
      placed.push(one);
  }
  return placed;
}

function numberOr(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise);
  return Number.isFinite(value) ? value : otherwise;
}

interface Steps {
  readonly x: number;
  readonly y: number;
  readonly dx: readonly number[];
  readonly dy: readonly number[];
  readonly em: number;
}

function stepsOf(text: string, { x: startX, y: startY, dx, dy, em }: Steps, canvas: Canvas): readonly Placed[] {
  const characters = Array.from(text);
  const last = characters.length - 1;
  const known = Math.max(dx.length, dy.length);
  const isBare = known === 0 && last > 0;
  if (isBare) canvas.tell("TextCode", "its characters have no steps between them (DeltaX), and were set one behind another");
  else if (known > 0 && (known < last || known > text.length))
    canvas.tell("TextCode", `${characters.length} characters have ${known} steps between them (DeltaX)`);
  let [x, y] = [startX, startY];
  return characters.map((character, i) => {
    const usual = (character.codePointAt(0) ?? 0) < 0x2000 ? NARROW : WIDE;
    const step = isBare ? (usual / WIDE) * em : (dx[i] ?? dx.at(-1) ?? 0);
    const ems = Math.round((WIDE * step) / em) / WIDE;
    const fills = i < last && ems >= MIN_STEP && ems <= (MAX_STEP[usual] ?? 1);
    const width = fills ? Math.round(Math.min(ems, 1) * WIDE) : usual;
    const placed = { text: character, x, y, width };
    x += step;
    y += dy[i] ?? dy.at(-1) ?? 0;
    return placed;
  });
}
