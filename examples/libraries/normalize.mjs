// @jixiao/normalize alone: a value cell becomes an exact, typed value.
import { normalizeValue } from "@jixiao/normalize";

const { number, unit, comparator, flags } = normalizeValue("≤753万元");
console.log(comparator, number, unit, flags.join(" "));
