import { expect, test } from "vitest";
import { UsageError } from "./exit-codes.ts";
import { parseUnits } from "./units-file.ts";

const YAML = `
units:
  - names: [贯, 吊钱]
    unit: 元
    dimension: money
    shift: 3
names: [八五普法]
`;

test.each([
  [YAML, "yaml"],
  ['{"units": [{"names": ["贯", "吊钱"], "unit": "元", "dimension": "money", "shift": 3}], "names": ["八五普法"]}', "json"],
])("units and names of %j are read (%s)", (text) => {
  const normalize = parseUnits(text, "units");
  expect(normalize("≤2吊钱")).toMatchObject({ comparator: "<=", number: "2000", unit: "元", dimension: "money", flags: [] });
  expect(normalize("八五普法").type).toBe("qualitative");
});

test.each([
  ["units: [", /line 1/],
  ["unit: []", /Unrecognized key/],
  ["units: [{names: []}]", /names/],
  ["units: [{names: [贯], dimension: colour}]", /dimension/],
  ["units: [{names: ['3件']}]", /cannot be a unit's name/],
  ["units: [{names: [贯], shift: 99}]", /shift 99/],
])("%s is refused", (text, message) => {
  expect(() => parseUnits(text, "units.yaml")).toThrow(UsageError);
  expect(() => parseUnits(text, "units.yaml")).toThrow(message);
});
