import { expect, test } from "vitest";
import { isNonsense } from "./text-layer.ts";

test.each([
  ["本项目用于支持全市中小学校开展体育活动，资金由市级财政安排，按照进度拨付到各区", false],
  ["一级指标 二级指标 三级指标 指标值 产出指标 数量指标 资助项目数 质量指标 验收通过率", false],
  ["短文", false],
  ["鑲殑濡傛灉鍙互寰楀埌鐨勮瘽灏卞ソ浜嗙殑閭ｄ釜璁″垝鍜岄」鐩", true],
  ["xqz wvu lkj hgf dsa poi uyt rew qas zxc vbn mlp", true],
])("%s: %s", (text, expected) => expect(isNonsense(text)).toBe(expected));
