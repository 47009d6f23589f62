/** What a recognizer makes of a comparator at the start of a cell: ≥ becomes 之, ^, 工; = becomes 二. */
const misreadSigns: Readonly<Record<string, string>> = { 之: "≥", 工: "≥", "^": "≥", 二: "=" };
const MISREAD_SIGN = /^([之工^二])(?=\d)/;
/** Letters inside a number (100.OO%, l00%). A single l after digits is litres. */
const MISREAD_DIGITS = /(?<![A-Za-z])(?=[OoIl\d.]*\d)(?=[\d.]*[OoIl])[OoIl\d][OoIl\d.]*(?=%|百分|\()/g;
const LETTER_OF_DIGITS = /[OoIl]/;
const lookAlikes: Readonly<Record<string, string>> = { O: "0", o: "0", I: "1", l: "1" };

/** Undoes what is surely misread, character for character. `repaired` must become a flag: nothing is repaired silently. */
export function repairMisread(text: string): { readonly text: string; readonly repaired: boolean } {
  const signed = text.replace(MISREAD_SIGN, (sign) => misreadSigns[sign] ?? sign);
  if (!LETTER_OF_DIGITS.test(signed)) return { text: signed, repaired: signed !== text };
  const fixed = signed.replace(MISREAD_DIGITS, (token) => token.replace(/[OoIl]/g, (letter) => lookAlikes[letter] ?? letter));
  return { text: fixed, repaired: fixed !== text };
}
