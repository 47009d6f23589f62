/**
 * Draws tagged forms with one fault each in their structure tree, and counts what is read otherwise without a flag that names it.
 * usage: node --conditions=@jixiao/source scripts/damage/sweep-tags.ts [EVERY] [TRUTH,…|-] [lines|bare]
 */
import { readBytes } from "./drawn-form.ts";
import { silent } from "./silent.ts";
import { tagFaults } from "./tag-faults.ts";
import { taggedForm, taggedPdf } from "./tagged-form.ts";

const every = Number(process.argv[2] ?? 5);
const given = process.argv[3] ?? "-";
const names = (given === "-" ? "health-vaccination,sports-grounds,tj-park-greening" : given).split(",");
const MAX_SHOWN = 8;

for (const kind of ["lines", "bare"].filter((one) => process.argv[4] === undefined || one === process.argv[4]))
  for (const { name: fault, variants } of tagFaults) {
    let [count, same, none, vanished, wrong] = [0, 0, 0, 0, 0];
    const shown: string[] = [];
    for (const truth of names) {
      const form = taggedForm(truth, kind === "lines");
      const whole = await readBytes(taggedPdf(form, form.rows));
      if (typeof whole === "string") throw new Error(`${truth}: ${whole}`);
      for (const [i, rows] of variants(form.rows).entries()) {
        if (i % every !== 1 % every) continue;
        count++;
        const read = await readBytes(taggedPdf(form, rows));
        if (read === "told") none++;
        else if (read === "vanished") vanished++;
        else {
          const differing = silent(whole, read);
          if (differing.length > 0) wrong++;
          else if (
            JSON.stringify([read.flags, read.indicators.map(({ flags }) => flags)]) ===
            JSON.stringify([whole.flags, whole.indicators.map(({ flags }) => flags)])
          )
            same++;
          if (differing.length > 0) shown.push(`  ${truth} ${i}: ${differing.length}: ${differing.slice(0, 2).join("; ")}`);
        }
      }
    }
    console.log(
      `${kind}, ${fault}: ${count} variants, ${same} unflagged and right, ${none} without a form and told, ${vanished} vanished, ${wrong} silent`,
    );
    for (const line of shown.slice(0, MAX_SHOWN)) console.log(line);
  }
