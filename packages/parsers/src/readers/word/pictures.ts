import type { PictureBlock } from "../inside/picture.ts";
import type { Story } from "./story.ts";
import { descendants, type XmlElement } from "./xml.ts";

/** Pictures as large as this (in inches, 914,400 units each: ECMA-376 part 1, 20.1.2.1) may hold a table; less is a logo or a seal. */
const [LEAST_WIDTH_INCH, LEAST_HEIGHT_INCH] = [2.5, 1];
const UNITS_AN_INCH = 914_400;

/** The pictures that a drawing shows. Small ones are named and passed over. */
export function picturesIn(element: XmlElement, { pictureAt }: Story): readonly PictureBlock[] {
  const ids = [
    ...descendants(element, "a:blip").map(({ attributes }) => attributes["r:embed"] ?? attributes["r:link"]),
    ...descendants(element, "v:imagedata").map(({ attributes }) => attributes["r:id"]),
  ];
  const small = smallBecause(element);
  return ids.flatMap((id): readonly PictureBlock[] => {
    const picture = pictureAt(id ?? "");
    if (picture === null) return [];
    return [{ kind: "picture", picture: small === null ? picture : { ...picture, passedOver: { state: "skipped", why: small } } }];
  });
}

/** Null where a drawing says its size nowhere: its picture is looked at. */
function smallBecause(element: XmlElement): string | null {
  const drawn = descendants(element, "wp:extent").map(({ attributes: { cx, cy } }) =>
    [cx, cy].map((side) => Number(side) / UNITS_AN_INCH),
  );
  const shapes = descendants(element, "v:shape").map(({ attributes: { style = "" } }) => [
    shapeSide(style, "width"),
    shapeSide(style, "height"),
  ]);
  const sizes = [...drawn, ...shapes].filter((sides) => sides.every((side) => side > 0));
  const isLarge = sizes.some(([width = 0, height = 0]) => width >= LEAST_WIDTH_INCH && height >= LEAST_HEIGHT_INCH);
  if (sizes.length === 0 || isLarge) return null;
  return `shown at ${sizes[0]?.map((side) => side.toFixed(1)).join(" × ")} inches, too small to hold a form (图标、印章)`;
}

/** Inches of `width:415.3pt;height:311pt`, as VML's shapes have it. */
function shapeSide(style: string, side: "width" | "height"): number {
  const [, size = "0", unit = "pt"] = new RegExp(`(?:^|;)\\s*${side}:\\s*([\\d.]+)(pt|in|cm|mm)`).exec(style) ?? [];
  return Number(size) / ({ in: 1, cm: 2.54, mm: 25.4 }[unit] ?? 72);
}
