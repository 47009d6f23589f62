import type { XmlElement } from "../word/xml.ts";
import { boxOf, type OfdBox } from "./numbers.ts";
import { childOf, childrenOf, locate, type OfdPackage, type Tell, textOf } from "./package.ts";
import { type Resources, readResources } from "./resources.ts";

/** A page: its size, and what is drawn on it from the bottom to the top. */
export interface OfdPage {
  /** In millimetres. */
  readonly box: OfdBox;
  readonly layers: readonly OfdLayer[];
  /** Why its content cannot be read; null where it can. */
  readonly broken: string | null;
}

/** Objects (a Layer, an annotation's Appearance) with the resources that they name. */
export interface OfdLayer {
  readonly element: XmlElement;
  readonly resources: Resources;
  /** Where in the page its own origin lies: an annotation's box. */
  readonly at: OfdBox | null;
}

/** A4, where no part says how large pages are. */
const A4: OfdBox = { x: 0, y: 0, width: 210, height: 297 };
/** More pages than any budget book has. */
export const MAX_PAGES = 5000;

/** All pages of all documents of the file, in order. Null where there are more than are read. */
export function pagesOf(ofd: OfdPackage, tell: Tell): readonly OfdPage[] | null {
  const pages: OfdPage[] = [];
  for (const body of childrenOf(ofd.xml("OFD.xml"), "DocBody")) {
    const loc = textOf(childOf(body, "DocRoot"));
    if (childrenOf(childOf(body, "Versions"), "Version").length > 0)
      tell("OFD.xml", "the file holds several versions of the document (多版本), and the first was read");
    if (loc.trim() === "") tell("OFD.xml", "a document without a DocRoot");
    else if (!documentPages(ofd, locate(loc, ""), tell, pages)) return null;
  }
  return pages;
}

function documentPages(ofd: OfdPackage, path: string, tell: Tell, pages: OfdPage[]): boolean {
  const root = ofd.xml(path);
  if (root === null) return true;
  const common = childOf(root, "CommonData");
  const lists = ["PublicRes", "DocumentRes"].flatMap((name) => childrenOf(common, name).map((one) => locate(textOf(one), path)));
  const resources = readResources(ofd, lists);
  const box = boxOf(textOf(childOf(common, "PageArea", "PhysicalBox"))) ?? A4;
  const templates = new Map(
    childrenOf(common, "TemplatePage").flatMap(({ attributes: { ID: id, BaseLoc: loc } }) =>
      id === undefined || loc === undefined ? [] : [[id, locate(loc, path)] as const],
    ),
  );
  const notes = annotationsOf(ofd, root, path);
  for (const { attributes } of childrenOf(childOf(root, "Pages"), "Page")) {
    if (pages.length >= MAX_PAGES) return false;
    const at = locate(attributes["BaseLoc"] ?? "", path);
    pages.push(pageOf({ ofd, templates, resources, box, tell }, at, notes.get(attributes["ID"] ?? "") ?? []));
  }
  return true;
}

interface Shared {
  readonly ofd: OfdPackage;
  /** Parts of template pages, by number. */
  readonly templates: ReadonlyMap<string, string>;
  readonly resources: Resources;
  readonly box: OfdBox;
  readonly tell: Tell;
}

function pageOf(shared: Shared, path: string, notes: readonly XmlElement[]): OfdPage {
  const { ofd, templates, box, tell } = shared;
  const root = ofd.xml(path);
  if (root === null) return { box, layers: [], broken: `${path} is missing or cannot be read` };
  const resources = ownResources(shared, root, path);
  const named = childrenOf(root, "Template").map(({ attributes }) => {
    const at = templates.get(attributes["TemplateID"] ?? "");
    const template = at === undefined ? null : ofd.xml(at);
    if (template === null) tell(path, `its template page ${attributes["TemplateID"] ?? ""} is missing`);
    const isAbove = attributes["ZOrder"] === "Foreground";
    return {
      isAbove,
      template,
      layers: template === null || at === undefined ? [] : layersOf(template, ownResources(shared, template, at)),
    };
  });
  const own = boxOf(textOf(childOf(root, "Area", "PhysicalBox")));
  const fromTemplate = named.flatMap(({ template }) => boxOf(textOf(childOf(template, "Area", "PhysicalBox"))) ?? [])[0];
  const lost = named.some(({ template }) => template === null);
  return {
    box: own ?? fromTemplate ?? box,
    layers: [
      ...named.filter(({ isAbove }) => !isAbove).flatMap(({ layers }) => layers),
      ...layersOf(root, resources),
      ...named.filter(({ isAbove }) => isAbove).flatMap(({ layers }) => layers),
      ...notes.map((element) => ({ element, resources, at: boxOf(element.attributes["Boundary"]) })),
    ],
    // a template holds what every page repeats: a form's printed part may be in it
    broken: lost ? `${path}: its template page is missing` : null,
  };
}

function ownResources({ ofd, resources }: Shared, root: XmlElement, path: string): Resources {
  return readResources(
    ofd,
    childrenOf(root, "PageRes").map((one) => locate(textOf(one), path)),
    resources,
  );
}

const ORDER: Readonly<Record<string, number>> = { Background: 0, Body: 1, Foreground: 2 };

function layersOf(root: XmlElement, resources: Resources): readonly OfdLayer[] {
  const layers = childrenOf(childOf(root, "Content"), "Layer").map((element) => ({ element, resources, at: null }));
  const order = ({ element }: OfdLayer) => ORDER[element.attributes["Type"] ?? "Body"] ?? 1;
  return layers.toSorted((a, b) => order(a) - order(b));
}

/** What annotations draw (GB/T 33190, 15), by the page's number; those that are not shown are left out. */
function annotationsOf(ofd: OfdPackage, root: XmlElement, path: string): ReadonlyMap<string, readonly XmlElement[]> {
  const byPage = new Map<string, XmlElement[]>();
  for (const list of childrenOf(root, "Annotations")) {
    const at = locate(textOf(list), path);
    for (const page of childrenOf(ofd.xml(at), "Page")) {
      const content = ofd.xml(locate(textOf(childOf(page, "FileLoc")), at));
      const shown = childrenOf(content, "Annot").filter(({ attributes }) => attributes["Visible"] !== "false");
      const drawn = shown.flatMap((annotation) => childrenOf(annotation, "Appearance"));
      const id = page.attributes["PageID"] ?? "";
      byPage.set(id, [...(byPage.get(id) ?? []), ...drawn]);
    }
  }
  return byPage;
}
