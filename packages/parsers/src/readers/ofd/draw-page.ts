import { type Matrix, multiply } from "../pdf/glyphs.ts";
import { elementsOf, type XmlElement } from "../word/xml.ts";
import { type Canvas, movedBy, numbers, type Pen, penOf } from "./canvas.ts";
import { clipsOf, drawPath } from "./draw-path.ts";
import { drawText } from "./draw-text.ts";
import { boxOf, matrixOf, type OfdBox } from "./numbers.ts";
import { childOf, nameOf } from "./package.ts";
import type { OfdPage } from "./pages.ts";

export const POINTS_A_MM = 72 / 25.4;
/** Groups in groups; one that holds itself never ends. */
const MAX_DEPTH = 12;

/** Draws what stands on a page, from the bottom to the top. */
export function drawOfdPage({ box, layers }: OfdPage, canvas: Canvas): void {
  const k = POINTS_A_MM;
  const page: Matrix = [k, 0, 0, -k, -k * box.x, k * (box.height + box.y)];
  for (const { element, resources, at } of layers) {
    const matrix = at === null ? page : movedBy(page, at.x, at.y);
    const pen: Pen = { matrix, alpha: 1, visible: true, params: [], resources };
    drawObjects(element, penOf(element, pen), canvas, 0);
  }
}

function drawObjects(parent: XmlElement, pen: Pen, canvas: Canvas, depth: number): void {
  if (depth > MAX_DEPTH) {
    canvas.tell("PageBlock", `groups are nested deeper than ${MAX_DEPTH}, and the rest was left out`);
    return;
  }
  for (const object of elementsOf(parent)) {
    canvas.count();
    const name = nameOf(object);
    if (name === "PageBlock") drawObjects(object, penOf(object, pen), canvas, depth + 1);
    else if (name.endsWith("Object") || name === "CompositeGraphicUnit")
      drawObject(object, name, penOf(object, pen), canvas, depth);
  }
}

function drawObject(object: XmlElement, name: string, pen: Pen, canvas: Canvas, depth: number): void {
  const box = boxOf(object.attributes["Boundary"]);
  const own = matrixOf(object.attributes["CTM"]);
  if (box === null || own === null) {
    canvas.tell(name, `an object whose ${box === null ? "Boundary" : "CTM"} cannot be read was left out`);
    return;
  }
  const clips = clipsOf(object, box, pen, canvas);
  if (clips !== "") canvas.operators.push(`q ${clips}`);
  switch (name) {
    case "TextObject":
      drawText(object, box, pen, own, canvas);
      break;
    case "PathObject":
      drawPath(object, box, pen, own, canvas);
      break;
    case "ImageObject":
      drawPicture(object, box, pen, own, canvas);
      break;
    case "CompositeObject":
      drawGroup(object, box, pen, own, canvas, depth);
      break;
    default:
      canvas.tell(name, `an object of an unknown kind (${name}) was left out`);
  }
  if (clips !== "") canvas.operators.push("Q");
}

function drawPicture(object: XmlElement, box: OfdBox, pen: Pen, own: Matrix, canvas: Canvas): void {
  const id = object.attributes["ResourceID"] ?? "";
  const path = pen.resources.pictures.get(id);
  if (path === undefined) {
    canvas.tell("ImageObject", `a picture (resource ${id}) is missing`);
    return;
  }
  if (!pen.visible) return;
  const unit: Matrix = object.attributes["CTM"] === undefined ? [box.width, 0, 0, box.height, 0, 0] : own;
  // the unit square of a picture has its origin at the top left here, at the bottom left in PDF
  const matrix = multiply(multiply(movedBy(pen.matrix, box.x, box.y), unit), [1, 0, 0, -1, 0, 1]);
  const opacity = Math.round(100 * pen.alpha);
  const masked = object.attributes["ImageMask"] !== undefined && opacity === 100 ? 50 : opacity;
  canvas.operators.push(`q ${masked === 100 ? "" : `/A${masked} gs `}${numbers(matrix)} cm`);
  canvas.operators.push({ picture: canvas.pictureOf(path) });
  canvas.operators.push("Q");
}

function drawGroup(object: XmlElement, box: OfdBox, pen: Pen, own: Matrix, canvas: Canvas, depth: number): void {
  const id = object.attributes["ResourceID"] ?? "";
  const content = childOf(pen.resources.groups.get(id), "Content");
  if (content === undefined) {
    canvas.tell("CompositeObject", `a group of objects (resource ${id}) is missing`);
    return;
  }
  drawObjects(content, { ...pen, matrix: multiply(movedBy(pen.matrix, box.x, box.y), own) }, canvas, depth + 1);
}
