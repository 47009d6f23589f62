import { expect, test } from "vitest";
import { withoutRadicals } from "./radicals.ts";

test.each([
  ["项⽬", "项目"],
  ["⻔⼾", "门戶"],
  ["目录", "目录"],
])("radicals: %s", (text, plain) => expect(withoutRadicals(text)).toBe(plain));
