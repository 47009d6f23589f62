import { expect, test } from "vitest";
import { relationOf, relationsPart, resolvedPath } from "./package-relations.ts";

test.each([
  ["word/", "media/image1.png", "word/media/image1.png"],
  ["word/", "/word/media/image1.png", "word/media/image1.png"],
  ["xl/worksheets/", "../drawings/drawing1.xml", "xl/drawings/drawing1.xml"],
  ["xl/worksheets/", "..\\drawings\\drawing1.xml", "xl/drawings/drawing1.xml"],
  ["", "./xl//workbook.xml", "xl/workbook.xml"],
  ["word/", "../../../etc/passwd", "etc/passwd"], // there is nothing above the root
])("%s and %s lead to %s", (folder, path, expected) => expect(resolvedPath(folder, path)).toBe(expected));

test.each([
  ["", "_rels/.rels"],
  ["word/document.xml", "word/_rels/document.xml.rels"],
])("what %s refers to stands in %s", (part, expected) => expect(relationsPart(part)).toBe(expected));

const link = { Id: "r1", Type: "http://schemas.example/relationships/image", Target: "media/a.png" };
test.each([
  ["a part", link, { id: "r1", type: "image", target: "word/media/a.png" }],
  ["an address outside", { ...link, TargetMode: "External" }, null],
  ["no target", { Id: "r1", Type: "image" }, null],
])("a reference to %s", (_, attributes, expected) => expect(relationOf(attributes, "word/")).toEqual(expected));
