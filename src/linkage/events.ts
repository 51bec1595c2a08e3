// Releases and enforcement of the context, in the frame's numbers.
import type { Events } from "../frame/events.ts";
import type { Frame } from "../frame/frame.ts";
import type { Context } from "../model/context.ts";

/** `contexts`: those known at the time of judgement. */
export function findEvents(frame: Frame, contexts: readonly Context[]): Events {
  const releases: { model: number; timeMs: number }[] = [];
  const endedMs = new Map<number, number[]>();
  const indexOf = new Map(frame.accounts.map((name, i) => [name, i]));
  for (const context of contexts) {
    if (context.kind === "model-release") {
      const model = frame.models.indexOf(context.model);
      if (model >= 0) releases.push({ model, timeMs: Date.parse(context.time) });
    } else if (context.kind === "enforcement" && context.action !== "reinstate") {
      const account = indexOf.get(context.account);
      if (account !== undefined) endedMs.set(account, [...(endedMs.get(account) ?? []), Date.parse(context.time)]);
    }
  }
  releases.sort((a, b) => a.timeMs - b.timeMs || a.model - b.model);
  return { releases, endedMs };
}
