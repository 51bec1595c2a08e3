// What is wrong with a record, in words for whoever wrote it. The record's own values are never said: they may be prompts.
import type { z } from "zod";

/** The first thing that a schema found wrong: which field, and what should stand there. */
export function faultOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue.path.filter((part) => typeof part === "string").join(".");
  return `${path === "" ? "record" : `field ${path}`}: ${wanted(issue)}`;
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return `${issue.expected} expected`;
  if (issue.code === "invalid_value") return oneOf(issue.values);
  return issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options)
    ? oneOf(issue.options)
    : issue.code.replaceAll("_", " ");
}

function oneOf(values: readonly unknown[]): string {
  return `${values.length === 1 ? "" : "one of "}${values.join(", ")} expected`;
}
