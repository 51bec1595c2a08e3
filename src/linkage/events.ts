// Releases and enforcement of the context, in the frame's numbers.
import type { Events } from "../frame/events.ts";
import { accountNumber, type Frame } from "../frame/frame.ts";
import type { Context } from "../model/context.ts";

/** `contexts`: those known at the time of judgement. */
export function findEvents(frame: Frame, contexts: readonly Context[]): Events {
  const releases: { model: number; timeMs: number }[] = [];
  const endedMs = new Map<number, number[]>();
  const last = new Map<number, { timeMs: number; ended: boolean }>();
  for (const context of contexts) {
    if (context.kind === "model-release") {
      const model = frame.models.indexOf(context.model);
      if (model >= 0) releases.push({ model, timeMs: Date.parse(context.time) });
    } else if (context.kind === "enforcement") {
      const account = accountNumber(frame, context.account);
      if (account === undefined) continue;
      const timeMs = Date.parse(context.time);
      const ended = context.action !== "reinstate";
      if (ended) endedMs.set(account, [...(endedMs.get(account) ?? []), timeMs]);
      if (timeMs >= (last.get(account)?.timeMs ?? Number.NEGATIVE_INFINITY)) last.set(account, { timeMs, ended });
    }
  }
  releases.sort((a, b) => a.timeMs - b.timeMs || a.model - b.model);
  const gone = new Set([...last].filter(([, { ended }]) => ended).map(([account]) => account));
  return { releases, endedMs, gone };
}
