import { expect, test } from "vitest";
import { localityIn, smallerOf } from "./localities.ts";

test.each([
  ["上海市浦东新区教育局", "上海市", "浦东新区"],
  ["闵行区水务局", "上海市", "闵行区"],
  ["2024年闵行区部门预算", "上海市", "闵行区"],
  ["353302天津市滨海新区财政局", "天津市", "滨海新区"],
  ["中共成都市委宣传部", "四川省", "成都市"],
  ["四川省成都市武侯区财政局", "四川省", "武侯区"],
  ["成都市市场监督管理局", "四川省", "成都市"],
  ["成都市民政局", "四川省", "成都市"],
  ["青神县水务局", "四川省", "青神县"],
  ["延边朝鲜族自治州延吉市教育局", "吉林省", "延吉市"],
  ["仙桃市财政局", "湖北省", "仙桃市"], // under the province itself
  ["东营市东营区农业农村局", "山东省", "东营区"],
  ["河北区教育局", "天津市", "河北区"],
  ["石家庄市新华区城管局", "河北省", "新华区"],
  ["内江市市中区卫生健康局", "四川省", "市中区"],
  // without a province: only where one province alone has it
  ["青神县水务局", null, "青神县"],
  ["石家庄市长安区教育局", null, "长安区"],
])("%s (%s) is %s", (text, region, expected) => expect(localityIn(text, region)?.name).toBe(expected));

test.each([
  ["上海市教育委员会", "上海市"], // the province itself
  ["新华区城管局", "河北省"], // 石家庄 and 沧州 have one
  ["朝阳区教育局", null], // 北京 and 长春 have one
  ["浦东新区教育局", "江西省"], // of another province
  ["四川省财政厅", "云南省"],
  ["城区绿化管理所", "广东省"], // a word, though 汕尾 has a 城区
  ["广州市城区改造中心", "上海市"],
  ["东方市场管理所", "海南省"], // 东方市 is a city
  ["三亚市民活动中心", "海南省"],
  ["古县城保护中心", "山西省"],
  ["浦东新区域经济研究所", "上海市"],
  ["援助青神县项目办公室", "四川省"], // not at its beginning
  ["上海市云间区教育局", "上海市"], // no such district
  ["高新区管委会", "四川省"],
  ["国家税务总局杭州市税务局", "中央"],
  ["省直辖县级行政区划", "湖北省"],
  ["县财政局", "重庆市"],
  ["", "上海市"],
])("%s (%s) names none", (text, region) => expect(localityIn(text, region)).toBeNull());

test("a city in whose district another place lies is named by the district; its city stands alone", () => {
  expect(localityIn("广州市城区改造中心", "广东省")?.name).toBe("广州市"); // 城区 is in 汕尾
  const of = (text: string, region: string) => localityIn(text, region) ?? { name: "", region: "" };
  const [city, district, other] = [of("成都市教育局", "四川省"), of("武侯区", "四川省"), of("青神县", "四川省")];
  expect(smallerOf(city, district)).toEqual(district);
  expect(smallerOf(district, city)).toEqual(district);
  expect(smallerOf(district, other)).toBeNull();
});
