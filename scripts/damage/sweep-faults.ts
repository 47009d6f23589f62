/**
 * Draws forms with one fault each and counts what is read otherwise without a flag that names it.
 * usage: node --conditions=@jixiao/source scripts/damage/sweep-faults.ts [EVERY] [TRUTH,…|-] [FAULT]
 */
import { faults } from "./drawn-faults.ts";
import { drawnForm, readDrawn } from "./drawn-form.ts";
import { silent } from "./silent.ts";

const every = Number(process.argv[2] ?? 7);
const given = process.argv[3] ?? "-";
const names = (given === "-" ? "health-vaccination,sports-grounds,tj-park-greening" : given).split(",");
const only = process.argv[4];
const MAX_SHOWN = 12;

for (const { name: fault, variants } of faults.filter(({ name }) => only === undefined || name.startsWith(only))) {
  let [count, flagged, none, vanished, wrong] = [0, 0, 0, 0, 0];
  const shown: string[] = [];
  for (const truth of names) {
    const pages = drawnForm(truth);
    const whole = await readDrawn(pages);
    if (typeof whole === "string") throw new Error(`${truth}: not read`);
    for (const [i, variant] of variants(pages).entries()) {
      if (i % every !== 3 % every) continue;
      count++;
      const form = await readDrawn(variant.pages);
      if (typeof form === "string") {
        if (form === "told") none++;
        else {
          vanished++;
          shown.push(`  ${truth} ${variant.what}: vanished`);
        }
        continue;
      }
      const differing = silent(whole, form, variant.missing ?? null);
      if (differing.length > 0) {
        wrong++;
        shown.push(`  ${truth} ${variant.what}: ${differing.length}: ${differing.slice(0, 2).join("; ")}`);
      } else if (
        form.evidence.length > whole.evidence.length ||
        form.indicators.some(({ flags }, at) => flags.length > (whole.indicators[at]?.flags.length ?? 0))
      )
        flagged++;
    }
  }
  console.log(
    `${fault}: ${count} variants, ${flagged} flagged, ${none} without a form and told, ${vanished} vanished, ${wrong} silent`,
  );
  for (const line of shown.slice(0, MAX_SHOWN)) console.log(line);
}
