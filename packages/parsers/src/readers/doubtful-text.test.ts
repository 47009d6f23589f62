import { expect, test } from "vitest";
import { holdsDoubtfulCharacter } from "./doubtful-text.ts";

test.each(["指标\uE001值", "9\u00015%", "评嬙ƨ", "ﱷ㡰", "\uFFFD", "危险䣆林", "한글", "ไทย"])(
  "%s holds a character that nobody wrote",
  (text) => expect(holdsDoubtfulCharacter(text)).toBe(true),
);

test.each([
  "≥95%，≤10μg/m³",
  "Ⅰ类①（一）【重点】",
  "PM2.5 ℃ ㎡ ½ ± × ÷ → ☑ √ ■",
  "lǎo jiē",
  "１００％\n第二行\t末",
  "２０２４年〇月",
  "“引号”—…·",
])("%s is ordinary", (text) => expect(holdsDoubtfulCharacter(text)).toBe(false));
