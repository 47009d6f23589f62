export {
  DamagedPart,
  DocumentAccount,
  FormMark,
  nothingUnread,
  PageAccount,
  PageState,
  UnreadForm,
  UnreadReason,
} from "./account.ts";
export { Box, Place, describePlace } from "./place.ts";
export { Comparator, Decimal, Dimension, Value, ValuePart } from "./value.ts";
export {
  Evidence,
  ExecutionLine,
  FormBudget,
  FormExtra,
  FormRecord,
  FormType,
  Horizon,
  Indicator,
  IndicatorExtra,
  LabelSource,
  LayoutCandidate,
  Provenance,
  RegionSource,
  SelfEvaluationIndicator,
  SelfEvaluationRecord,
  Task,
} from "./form.ts";
export {
  BudgetLine,
  HistoryLine,
  OutputLine,
  ReportBudget,
  ReportRecord,
  ScheduleLine,
  Score,
  SurveyLine,
  Worksheet,
} from "./report.ts";
export { CanonicalRecord } from "./record.ts";
export { type Unexplained, unexplainedFlags } from "./explained.ts";
export { Flag, flagCodes, flagMeanings } from "./flags.ts";
export { DocumentError, describeFailure, type DocumentFailure, type FailureCode, type SeenForm } from "./failure.ts";
export { recordSchemas } from "./record.ts";
export { type FieldMeaning, type FieldType, field, group, list, record } from "./field.ts";
export {
  type FieldShape,
  type GroupShape,
  type ListShape,
  type RecordShape,
  type RowShape,
  recordShapes,
  shapesOf,
} from "./shape.ts";
export { type ExitCode, type ExitName, exitCodes, exitCodesMarkdown, exitCodeTexts, exitNames } from "./exit-codes.ts";
export { reasonOf } from "./reason.ts";
