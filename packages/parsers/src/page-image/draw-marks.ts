import { fileURLToPath } from "node:url";
import { type Canvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import type { Box } from "@jixiao/contract";
import type { Mark, MarkKind } from "./marks.ts";

const COLOURS: Readonly<Record<MarkKind, string>> = { stated: "#1565c0", inferred: "#ef6c00", doubtful: "#c62828" };
const FONT = "jixiao-labels";
const FONT_PT = 4.5;
const LINE_PT = 1;

/**
 * Outlines boxes on the picture of a page and labels them. Cells that several rows share (a merged level label) are drawn
 * once, with all their labels.
 * @param scale pixels a point
 */
export function drawMarks(canvas: Canvas, marks: readonly Mark[], scale: number): void {
  registerFont();
  const context = canvas.getContext("2d");
  context.font = `${FONT_PT * scale}px ${FONT}`;
  context.textBaseline = "top";
  context.lineWidth = LINE_PT * scale;
  for (const { box, kind, label } of merged(marks)) {
    const [x, y] = [box.x0 * scale, box.y0 * scale];
    context.strokeStyle = COLOURS[kind];
    context.strokeRect(x, y, (box.x1 - box.x0) * scale, (box.y1 - box.y0) * scale);
    drawLabel(context, label, x, y, scale, COLOURS[kind]);
  }
}

function drawLabel(context: SKRSContext2D, label: string, x: number, y: number, scale: number, colour: string): void {
  const padding = scale;
  context.fillStyle = colour;
  context.globalAlpha = 0.8;
  context.fillRect(x, y, context.measureText(label).width + 2 * padding, FONT_PT * scale + 2 * padding);
  context.globalAlpha = 1;
  context.fillStyle = "#ffffff";
  context.fillText(label, x + padding, y + padding);
}

const severity: readonly MarkKind[] = ["stated", "inferred", "doubtful"];

function merged(marks: readonly Mark[]): readonly Mark[] {
  return Array.from(Map.groupBy(marks, ({ box }) => keyOf(box)).values(), (same) => {
    const kinds = same.map(({ kind }) => kind);
    return {
      ...(same[0] as Mark),
      label: shortened([...new Set(same.map(({ label }) => label))]),
      kind: severity.findLast((kind) => kinds.includes(kind)) ?? "stated",
    };
  });
}

/** `1.level2`, `2.level2`, `3.level2` of one cell are `1-3.level2`. */
function shortened(labels: readonly string[]): string {
  const [first = "", last = ""] = [labels[0], labels.at(-1)];
  const [from, to] = [/^(.*?)(\d+)(\.\w+)$/.exec(first), /^(.*?)(\d+)(\.\w+)$/.exec(last)];
  if (labels.length === 1 || from === null || to === null || from[1] !== to[1] || from[3] !== to[3]) return labels.join(" ");
  return `${from[1]}${from[2]}-${to[2]}${from[3]}`;
}

function keyOf({ x0, y0, x1, y1 }: Box): string {
  return [x0, y0, x1, y1].map((n) => n.toFixed(1)).join(" ");
}

/** The machine may have no font at all; pdf.js brings one. */
function registerFont(): void {
  if (GlobalFonts.has(FONT)) return;
  const font = new URL("../../standard_fonts/LiberationSans-Regular.ttf", import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs"));
  GlobalFonts.registerFromPath(fileURLToPath(font), FONT);
}
