import type { Piece } from "../fixtures/piece.ts";
import { slotsOf } from "./flat-grid.ts";

/** Tables that somebody made with tab stops: a paragraph a row, its cells between tabs, a label once for all its rows. */
export function tabbedPieces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece): readonly Piece[] =>
    piece.kind === "paragraph"
      ? [piece]
      : slotsOf(piece.grid).map((row): Piece => ({
          kind: "paragraph",
          text: row.map((slot) => (slot ?? "").replaceAll("\n", "")).join("\t"),
        })),
  );
}
