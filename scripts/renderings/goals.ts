/** Least share of rows exact (F1), by kind of rendering; the others have no goal of their own. */
export const goals: Readonly<Record<string, number>> = {
  layout: 0.92,
  mupdf: 0.92,
  visual: 0.92,
  plain: 0.85,
  raw: 0.85,
  "excel-copy": 0.98,
  "csv-comma": 0.98,
  "csv-semicolon": 0.98,
  "word-copy": 0.98,
  markdown: 0.98,
};

/** Most cells that may be wrong without a flag. */
export const SILENT_GOAL = 0.001;
