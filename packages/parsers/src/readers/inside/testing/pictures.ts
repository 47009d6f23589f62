import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { PageRecognizer } from "../../scan/index.ts";

/** What the recognizer below reads in the cells of the form that `formPicture` draws, row by row. */
const READ = [
  ["项目名称", "河道养护", "", ""],
  ["一级指标", "二级指标", "三级指标", "指标值"],
  ["产出指标", "数量指标", "清淤河段", "≥5段"],
  ["产出指标", "质量指标", "验收合格率", "≥95%"],
] as const;

function drawn(width: number, height: number, draw: (context: SKRSContext2D) => void): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "black";
  draw(context);
  return canvas.toBuffer("image/png");
}

/** A form as somebody pastes it: four columns and rows between drawn lines, a block of ink in each cell. */
export function formPicture(width = 400, height = 200): Uint8Array {
  return drawn(width, height, (context) => {
    const [w, h] = [(width - 40) / 4, (height - 40) / READ.length];
    for (let i = 0; i <= 4; i++) context.fillRect(20 + i * w, 20, 2, height - 38);
    for (let i = 0; i <= READ.length; i++) context.fillRect(20, 20 + i * h, width - 38, 2);
    for (let row = 0; row < READ.length; row++)
      for (let column = 0; column < 4; column++) context.fillRect(20 + column * w + 20, 20 + row * h + 14, w / 3, 10);
  });
}

/** A picture of nothing but light and shade. */
export function photograph(width = 330, height = 130): Uint8Array {
  return drawn(width, height, (context) => {
    const light = context.createRadialGradient(300, 200, 10, 400, 300, 500);
    light.addColorStop(0, "#ddd");
    light.addColorStop(0.5, "#875");
    light.addColorStop(1, "#123");
    context.fillStyle = light;
    context.fillRect(0, 0, width, height);
  });
}

/** Reads the form above in the first table of whatever it is given, in no time; counts what it was given. */
export function countingRecognizer(fail?: () => Error): PageRecognizer & { readonly pages: number[] } {
  const pages: number[] = [];
  return {
    pages,
    recognize: (scanned, page) => {
      pages.push(page);
      if (fail !== undefined) return Promise.reject(fail());
      const points = 72 / scanned.dpi;
      const tables = scanned.tables.slice(0, 1).map(({ grid, cells }) => ({
        page,
        ...grid,
        evidence: "pixel rulings",
        flags: ["ocr"] as const,
        cells: grid.cells.map((cell, i) => {
          const { x0 = 0, y0 = 0, x1 = 0, y1 = 0 } = cells[i] ?? {};
          const box = { x0: x0 * points, y0: y0 * points, x1: x1 * points, y1: y1 * points };
          return {
            ...cell,
            text: READ[cell.row]?.[cell.column] ?? "",
            places: [{ kind: "page" as const, page, box }],
            flags: [],
          };
        }),
      }));
      return Promise.resolve({ page, tables, lines: [], toShown: (box) => box });
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
