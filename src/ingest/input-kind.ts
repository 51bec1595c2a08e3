// Which of the three inputs a record belongs to, told by its shape: for the operator who has mixed up the files.
import { isObject } from "./fields.ts";
import { isExchange } from "./formats.ts";

export type InputKind = "exchanges" | "accounts" | "context";

const CONTEXT_KINDS = ["model-release", "external-release", "enforcement", "principal", "authorization"];
/** What an exchange of the contract has and an account has not. */
const OF_EXCHANGES = ["model", "request", "response", "sketch"];

/** Undefined for what none of the three knows. */
export function inputKindOf(record: unknown): InputKind | undefined {
  if (!isObject(record)) return undefined;
  if (typeof record.kind === "string" && CONTEXT_KINDS.includes(record.kind)) return "context";
  if (record.v === 1 && "account" in record && !OF_EXCHANGES.some((key) => key in record)) return "accounts";
  return isExchange(record) ? "exchanges" : undefined;
}
