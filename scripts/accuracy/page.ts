import { type KindOfDocument, kindsOfDocument } from "./labelled.ts";
import type { Figures } from "./measure.ts";

/** docs/accuracy.md with these figures; a kind without figures was not measured, and the page says so. */
export function accuracyPage(figures: ReadonlyMap<KindOfDocument, Figures>, version: string): string {
  const kinds = (Object.keys(kindsOfDocument) as KindOfDocument[]).map((kind) => rowOf(kindsOfDocument[kind], figures.get(kind)));
  return `# How sure is it 可信程度

What a figure from this program is worth: what the marks of doubt mean, and how often it was wrong where somebody had read the documents by hand.
Made by \`pnpm docs:accuracy\` from the labelled documents of \`../shared\` (parser version ${version}); do not edit.

## What a record says of itself

| it says | meaning | what to do |
| --- | --- | --- |
| \`flags\` empty | nothing spoke against the reading | use it |
| a flag | something did: [what each means](flags.md); the reason is in \`evidence\` (view \`v_flags\`, \`存疑\`) | look at its place in the source |
| \`level1_source\`, \`level2_source\` \`inferred\` | the label was not in the row's own cells and was reconstructed | usually right; quote it as inferred |
| \`region_source\`, \`fiscal_year_source\` | who says it: the text, the title, or you with the import | |
| NULL | not stated, or not read for certain; a number is exact or absent | do not read it as 0 |
| \`form_flags\` | the flags of the row's form: a whole table may be in doubt | \`--flags none\` leaves such rows out |

没有标记表示无疑；有标记请核对原文（\`存疑\` 视图有依据与位置）；推断的级别注明 inferred；空值表示未列明或无法确认，不是零。

## Measured 实测

Each kind was imported by itself and scored strictly: a flag of a form excuses only the fields that its evidence names. **Silent** is what matters most: a cell that is
wrong, missing or invented where nothing says so. *Wrong* has the flagged ones too.

| kind of document | documents | forms found | rows found | rows flagged | level 1 | level 2 | value | head fields | cells wrong | silent |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${kinds.join("\n")}

Shares of levels and values are of the rows that were found; a row that was not found counts with all its cells under *wrong*.

## How far this goes

- The labelled documents are few, of four layouts, and the parsers were built with most of them at hand: other documents will do worse. What is not recognized is
  said (\`jixiao unread\`), and is missing here.
- A share of 100% is of so many cells, not of all documents: none wrong among n says that the rate is below about 3/n with 95% confidence.
- Before you publish a figure, look at its place in the source: page or line stand beside every row.
`;
}

function rowOf(name: string, figures: Figures | undefined): string {
  if (figures === undefined) return `| ${name} | not measured in this run | | | | | | | | | |`;
  const {
    documents,
    forms_found,
    forms_gold,
    rows_found,
    rows_gold,
    rows_flagged,
    rows_pred,
    cells,
    cells_wrong,
    silent_errors,
  } = figures;
  const accuracies = [figures.level1_accuracy, figures.level2_accuracy, figures.value_accuracy, figures.field_accuracy].map(
    percent,
  );
  const found = [
    `${forms_found} of ${forms_gold}`,
    `${rows_found} of ${rows_gold}`,
    percent(rows_pred === 0 ? null : rows_flagged / rows_pred),
  ];
  const wrong = [`${cells_wrong} of ${cells}`, `${silent_errors}`];
  return `| ${[name, documents, ...found, ...accuracies, ...wrong].join(" | ")} |`;
}

/** Rounded down, so that 100% is all of them. */
function percent(share: number | null): string {
  return share === null ? "–" : `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}
