import { type Matrix, multiply } from "../pdf/glyphs.ts";
import type { XmlElement } from "../word/xml.ts";
import { type Canvas, colourOf, movedBy, numbers, type Pen, styleElement, styleOf } from "./canvas.ts";
import { boxOf, matrixOf, type OfdBox } from "./numbers.ts";
import { childOf, childrenOf, textOf } from "./package.ts";

/** Millimetres: GB/T 33190, table 17. */
const LINE_WIDTH = 0.353;

/** A path object (GB/T 33190, 9): lines and areas. */
export function drawPath(object: XmlElement, box: OfdBox, pen: Pen, own: Matrix, canvas: Canvas): void {
  const matrix = multiply(movedBy(pen.matrix, box.x, box.y), own);
  const path = pathOf(textOf(childOf(object, "AbbreviatedData")), matrix, canvas);
  const fillColour = styleElement(object, pen, "FillColor");
  // without a colour an area is clear
  const [fills, strokes] = [
    object.attributes["Fill"] === "true" && fillColour !== undefined,
    object.attributes["Stroke"] !== "false",
  ];
  if (path === "" || !pen.visible || (!fills && !strokes)) return;
  const isEvenOdd = object.attributes["Rule"] === "Even-Odd";
  const paint = fills ? (strokes ? (isEvenOdd ? "B*" : "B") : isEvenOdd ? "f*" : "f") : "S";
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const width = Number(styleOf(object, pen, "LineWidth") ?? LINE_WIDTH);
  const line = strokes
    ? `${colourOf(styleElement(object, pen, "StrokeColor"), pen, "stroke")} ${numbers([(Number.isFinite(width) ? Math.abs(width) : LINE_WIDTH) * scale])} w `
    : "";
  const area = fills ? `${colourOf(fillColour, pen, "fill")} ` : "";
  canvas.operators.push(`q ${area}${line}${path} ${paint} Q`);
}

/** What an object is cut to (GB/T 33190, 8.4), as operators: a clip is the union of its areas, and all clips count. */
export function clipsOf(object: XmlElement, box: OfdBox, pen: Pen, canvas: Canvas): string {
  const clips = childrenOf(childOf(object, "Clips"), "Clip").map((clip) => {
    const areas = childrenOf(clip, "Area");
    if (areas.some((area) => childOf(area, "Text") !== undefined)) {
      canvas.tell("Clip", "an object is cut to the shape of letters, which was not followed");
      return "";
    }
    const paths = areas.flatMap((area) =>
      childrenOf(area, "Path").map((path) => {
        const at = boxOf(path.attributes["Boundary"]) ?? { x: 0, y: 0 };
        const outer = multiply(movedBy(pen.matrix, box.x, box.y), matrixOf(area.attributes["CTM"]) ?? [1, 0, 0, 1, 0, 0]);
        const own = multiply(movedBy(outer, at.x, at.y), matrixOf(path.attributes["CTM"]) ?? [1, 0, 0, 1, 0, 0]);
        return pathOf(textOf(childOf(path, "AbbreviatedData")), own, canvas);
      }),
    );
    return paths.some((path) => path !== "") ? `${paths.join(" ")} W n ` : "";
  });
  return clips.join("");
}

/** Numbers behind each letter of AbbreviatedData (GB/T 33190, table 18). */
const ARGUMENTS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

function pathOf(data: string, matrix: Matrix, canvas: Canvas): string {
  const tokens = data
    .trim()
    .split(/[\s,]+/)
    .filter((token) => token !== "");
  const out: string[] = [];
  let at: readonly [number, number] = [0, 0];
  const point = (x: number, y: number) => numbers(under(matrix, x, y));
  for (let i = 0; i < tokens.length;) {
    const letter = tokens[i] ?? "";
    const count = ARGUMENTS[letter];
    const values = tokens.slice(i + 1, i + 1 + (count ?? 0)).map(Number);
    if (count === undefined || values.length < count || !values.every(Number.isFinite)) {
      canvas.tell("PathObject", "a path that cannot be read was drawn as far as it can");
      break;
    }
    canvas.count();
    i += 1 + count;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
    const isMove = letter === "M" || letter === "S";
    if (out.length === 0 && !isMove) out.push(`${point(0, 0)} m`);
    if (isMove) out.push(`${point(a, b)} m`);
    else if (letter === "L") out.push(`${point(a, b)} l`);
    else if (letter === "B") out.push(`${point(a, b)} ${point(c, d)} ${point(e, f)} c`);
    else if (letter === "Q")
      out.push(
        `${point(at[0] + (2 / 3) * (a - at[0]), at[1] + (2 / 3) * (b - at[1]))} ${point(c + (2 / 3) * (a - c), d + (2 / 3) * (b - d))} ${point(c, d)} c`,
      );
    else if (letter === "A") out.push(`${point(f, g)} l`); // an arc's chord: no table is ruled by arcs
    else out.push("h");
    if (count > 0) at = [values.at(-2) ?? 0, values.at(-1) ?? 0];
  }
  return out.join(" ");
}

function under([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
