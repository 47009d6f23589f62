import { expect, test } from "vitest";
import { isDrawnAs } from "./figure-shapes.ts";
import { figureTemplates } from "./figure-templates.ts";
import { unpacked } from "./glyph-raster.ts";

const HOLES = [1, 0, 0, 0, 0, 0, 1, 0, 2, 1];
const faces = figureTemplates.map((face) => face.split(" ").map(unpacked));
test.each(faces.map((face, i) => [i, face] as const))(
  "typeface %i: each figure looks like itself and like no other",
  (_, face) => {
    const wrong = face.flatMap((words, drawn) =>
      Array.from({ length: 10 }, (__, coded) => ({ drawn, coded, looks: isDrawnAs(words, HOLES[drawn] ?? 0, coded) })).filter(
        ({ coded, looks }) => looks !== (coded === drawn),
      ),
    );
    expect(wrong).toEqual([]);
  },
);
