// The library: types of the contract's files, the sketch, and the two ways to judge. Everything else is internal.
export { AppError, type ErrorCode } from "./errors.ts";
export type { Account } from "./model/account.ts";
export type { Context } from "./model/context.ts";
export type { Exchange } from "./model/exchange.ts";
export type { Decision, Finding, FindingsFile, Level, Recommendation, Verdict } from "./model/finding.ts";
export type { FindingExhibit, ReportModel } from "./model/report.ts";
export type { Sketch, SketchRecord } from "./model/sketch.ts";
export { type PipelineOptions, type Progress, type ReplayResult, replay, type ScanResult, scan } from "./pipeline.ts";
export { sketchExchange } from "./sketch/sketch.ts";
