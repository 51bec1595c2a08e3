// A simulated world as the judge sees it (frame, accounts, context) beside what only the bench knows (truth, labelled exchanges).
import { createFrameBuilder } from "../frame/build.ts";
import type { Frame } from "../frame/frame.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import { generateWorld, type Truth, type World } from "../sim/world.ts";
import { toRow } from "../sketch/row.ts";

/** An exchange that belongs to a campaign. */
export interface LabelledExchange {
  account: string;
  timeMs: number;
  /** Family of the campaign, without its side. */
  family: string;
  /** Which campaign of the world; the family where the world does not say. */
  group: string;
  /** Its row in the frame; absent where only labels and logs are at hand. */
  row?: number;
}

/** What the answers of a detector are held against. */
export interface Answers {
  truth: Truth[];
  labelled: LabelledExchange[];
  /** End of the window, epoch ms: what was not named by then is censored. */
  endMs: number;
}

export interface Material {
  frame: Frame;
  accounts: Account[];
  contexts: Context[];
  answers: Answers;
}

/** Generates and sketches the world, all of it in memory. */
export async function materialOf(world: World): Promise<Material> {
  const accounts: Account[] = [];
  const contexts: Context[] = [];
  const truth: Truth[] = [];
  const labelled: LabelledExchange[] = [];
  const builder = createFrameBuilder();
  let rows = 0;
  await generateWorld(world, {
    account: (a) => void accounts.push(a),
    context: (c) => void contexts.push(c),
    truth: (t) => void truth.push(t),
    exchange: (exchange, label) => {
      const row = toRow(exchange);
      builder.add(row);
      if (label !== undefined) labelled.push({ account: row.account, timeMs: row.timeMs, ...label, row: rows });
      rows++;
    },
  });
  const frame = builder.build();
  const endMs = frame.n === 0 ? world.startMs : frame.time[frame.n - 1] + 1;
  return { frame, accounts, contexts, answers: { truth, labelled, endMs } };
}

/** Bytes of the columns of a frame: what judging keeps in memory for its exchanges. */
export function frameBytes(frame: Frame): number {
  let bytes = 0;
  for (const value of Object.values(frame)) {
    if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (typeof value === "object" && value !== null && "start" in value && "values" in value)
      bytes += (value as Frame["objects"]).start.byteLength + (value as Frame["objects"]).values.byteLength;
  }
  return bytes;
}
