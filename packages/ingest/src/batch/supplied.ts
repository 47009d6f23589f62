/** What came with an import beside the documents, for those that do not say it; null where it was not given. */
export interface Supplied {
  readonly fiscalYear: number | null;
  /** Province-level region by its full name, or 中央. */
  readonly region: string | null;
}

/** The same as it is stored with a document, a failure, a note of the archive. */
export interface StoredSupplied {
  readonly fiscal_year_supplied: number | null;
  readonly region_supplied: string | null;
}

/** What is given now, else what was given before. */
export function suppliedOr({ fiscalYear, region }: Supplied, before: StoredSupplied | null | undefined): Supplied {
  return {
    fiscalYear: fiscalYear ?? before?.fiscal_year_supplied ?? null,
    region: region ?? before?.region_supplied ?? null,
  };
}

export function storedSupplied({ fiscalYear, region }: Supplied): StoredSupplied {
  return { fiscal_year_supplied: fiscalYear, region_supplied: region };
}

/** True where a document was read with all that is given now. */
export function isAsSupplied({ fiscalYear, region }: Supplied, stored: StoredSupplied): boolean {
  const isYear = fiscalYear === null || fiscalYear === stored.fiscal_year_supplied;
  return isYear && (region === null || region === stored.region_supplied);
}
