import { type CanonicalRecord, type Value } from "@jixiao/contract";
/** A record as a person reads it: fields, then rows with their flags and places. What fields there are, the contract says. */
export declare function renderRecord(record: CanonicalRecord): string;
/** `≥ 95 %`, `90 … 95 %`, `≤ 2023-06-30`, `及时` as `qualitative`. */
export declare function describeValue(value: Value | null): string | null;
//# sourceMappingURL=record.d.ts.map
