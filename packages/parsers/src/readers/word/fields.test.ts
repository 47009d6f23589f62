import { expect, test } from "vitest";
import { beginField, shownWithoutResult } from "./fields.ts";
import { parseXml } from "./xml.ts";

const shown = (code: string, formData = "") => {
  const xml = `<w:fldChar xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${formData}</w:fldChar>`;
  const field = beginField(parseXml(new TextEncoder().encode(xml)));
  const { text, unread } = shownWithoutResult({ ...field, code });
  return `${unread ? "unread:" : ""}${text}`;
};
const box = (inside: string) => `<w:ffData><w:checkBox>${inside}</w:checkBox></w:ffData>`;
const list = (...inside: string[]) => `<w:ffData><w:ddList>${inside.join("")}</w:ddList></w:ffData>`;
const entries = '<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/><w:listEntry w:val="丙"/>';

test("a field begins with its code, and shows nothing yet", () => {
  const field = beginField({ name: "w:fldChar", attributes: {}, children: [] });
  expect(field).toEqual({ code: "", phase: "code", shown: false, strayText: "", formData: undefined });
});

test.each([
  ["", "☐"],
  [box(""), "☐"],
  [box("<w:checked/>"), "☑"],
  [box('<w:checked w:val="0"/>'), "☐"],
  [box("<w:default/>"), "☑"],
  [box('<w:default w:val="0"/>'), "☐"],
  [box('<w:default/><w:checked w:val="0"/>'), "☐"],
  [box('<w:default w:val="0"/><w:checked/>'), "☑"],
])("a box with %s", (data, text) => expect(shown(" FORMCHECKBOX ", data)).toBe(text));

test.each([
  ["nothing chosen: the first", list(entries), "甲"],
  ["the default", list('<w:default w:val="1"/>', entries), "乙"],
  ["the result before the default", list('<w:result w:val="2"/>', '<w:default w:val="1"/>', entries), "丙"],
  ["other elements are no entries", list('<w:result w:val="0"/>', entries), "甲"],
  ["beyond the last", list('<w:result w:val="3"/>', entries), "unread:"],
  ["the eleventh", list('<w:result w:val="10"/>', entries.repeat(4)), "乙"],
  ["no number", list('<w:result w:val="x"/>', entries), "unread:"],
  ["no list", "", "unread:"],
])("a list: %s", (_, data, text) => expect(shown("formdropdown", data)).toBe(text));

test.each([
  ["SYMBOL 179 \\f Symbol", "≥"],
  ['SYMBOL 0xB3 \\f "Symbol"', "≥"],
  ["symbol 0XB3 \\F symbol \\s 12", "≥"],
  ['  SYMBOL 179 \\f "Symbol" \\h ', "≥"],
  ["SYMBOL 9744 \\u", "☐"],
  ['SYMBOL 0x2610 \\u \\f "MS Gothic"', "☐"],
  ["SYMBOL 32 \\u", " "],
  ["SYMBOL 0x20 \\f Symbol", " "],
  ["SYMBOL 31 \\u", "unread:\uFFFD"],
  ["SYMBOL 65535 \\u", "\uFFFF"],
  ["SYMBOL 65536 \\u", "unread:\uFFFD"],
  ["SYMBOL 179", "unread:\uFFFD"],
  ["SYMBOL x \\f Symbol", "unread:\uFFFD"],
  ["SYMBOL \\f Symbol", "unread:\uFFFD"],
  ["SYMBOL 9744 \\ux", "unread:\uFFFD"],
])("%s shows %s", (code, text) => expect(shown(code)).toBe(text));

test.each(["PAGE", " page \\* MERGEFORMAT", "XE 甲", "HYPERLINK http://a"])("%s shows nothing where it stands", (code) =>
  expect(shown(code)).toBe(""),
);
test.each(["REF _x", "DATE", "", "= 1 + 1", "XPAGE"])("what %j shows nobody knows", (code) =>
  expect(shown(code)).toBe("unread:"),
);
