import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { AccountSchema } from "../model/account.ts";
import { ContextSchema } from "../model/context.ts";
import { SketchRecordSchema } from "../model/sketch.ts";
import { type CollectedWorld, collectSketches, collectWorld } from "./collect.ts";
import { ownWorld, SUITE_NAMES, suite } from "./suites.ts";
import { generateWorld } from "./world.ts";

const small = ["queue-swe", "stolen-keys", "relay-organic", "chat-individual", "one-co-500-keys", "ban-regrow"];

/** Signatures presented by others than they were issued to, by whom those were issued, and signatures that nobody was issued before. */
function handedOn({ exchanges }: CollectedWorld): { elsewhere: number; unknown: number; issuers: Set<string> } {
  const issued = new Map<string, string>();
  const issuers = new Set<string>();
  let elsewhere = 0;
  let unknown = 0;
  for (const e of exchanges) {
    for (const m of e.request?.messages ?? []) {
      if (m.reasoning_signature === undefined) continue;
      const owner = issued.get(m.reasoning_signature);
      if (owner === undefined) unknown++;
      else if (owner !== e.account) {
        elsewhere++;
        issuers.add(owner);
      }
    }
    if (e.response?.reasoning_signature !== undefined) issued.set(e.response.reasoning_signature, e.account);
  }
  return { elsewhere, unknown, issuers };
}

describe("generateWorld", () => {
  it("gives the same bytes for one seed and other bytes for another", async () => {
    const once = JSON.stringify(await collectWorld(ownWorld(small, 7, 60, 3)));
    expect(JSON.stringify(await collectWorld(ownWorld(small, 7, 60, 3)))).toBe(once);
    expect(JSON.stringify(await collectWorld(ownWorld(small, 8, 60, 3)))).not.toBe(once);
  });

  it("labels only exchanges of campaign accounts and of victims", async () => {
    const world = await collectWorld(ownWorld(small, 3, 90, 4));
    const classOf = new Map(world.truth.map((t) => [t.account, t.class]));
    const labelled = world.exchanges.filter((e) => world.labels.has(e.id));
    expect(labelled.length).toBeGreaterThan(500);
    for (const e of labelled)
      expect(classOf.get(e.account)).toBe(
        `${world.labels.get(e.id)?.family === "stolen-keys" ? "victim" : "campaign"}:${world.labels.get(e.id)?.family}`,
      );
    const harvesting = new Set(labelled.map((e) => e.account));
    const pool = world.truth.filter((t) => t.class === "campaign:queue-swe").map((t) => t.account);
    expect(pool.filter((a) => !harvesting.has(a))).toEqual([]);
  });

  it("writes accounts and context by the contract, one truth for each account, exchanges in time order with unique ids", async () => {
    const world = await collectWorld(ownWorld(small, 4, 60, 3));
    for (const account of world.accounts) AccountSchema.parse(account);
    for (const line of world.context) ContextSchema.parse(line);
    expect(world.context.map((c) => c.kind)).toEqual(
      expect.arrayContaining(["model-release", "principal", "enforcement"]),
    );
    expect(new Set(world.truth.map((t) => t.account))).toEqual(new Set(world.accounts.map((a) => a.account)));
    expect(new Set(world.exchanges.map((e) => e.id)).size).toBe(world.exchanges.length);
    const times = world.exchanges.map((e) => e.time);
    expect(times).toEqual([...times].sort());
  });

  it("lets nothing pass through an account after its enforcement", async () => {
    const world = await collectWorld(ownWorld(["ban-regrow"], 4, 40, 4));
    const ended = new Map(
      world.context.flatMap((c) => (c.kind === "enforcement" ? [[c.account, c.time] as const] : [])),
    );
    expect(ended.size).toBeGreaterThan(10);
    for (const e of world.exchanges) expect(e.time < (ended.get(e.account) ?? "9")).toBe(true);
    const lastBan = [...ended.values()].sort()[ended.size - 1];
    expect(world.exchanges.some((e) => e.time > lastBan)).toBe(true);
  });

  it("hands back in a conversation what the model said in it", async () => {
    const world = await collectWorld(ownWorld(["chat-individual"], 2, 40, 4));
    const said = new Set(world.exchanges.map((e) => `${e.session}\n${e.response?.content}`));
    const presented = world.exchanges.flatMap(
      (e) => e.request?.messages.filter((m) => m.role === "assistant").map((m) => `${e.session}\n${m.content}`) ?? [],
    );
    expect(presented.length).toBeGreaterThan(50);
    // A conversation begun before midnight of the first day or cut by the window's end may lack a turn.
    expect(presented.filter((p) => said.has(p)).length / presented.length).toBeGreaterThan(0.95);
  });

  it("lets a gateway deal out single requests, so that one account goes on with what another was answered", async () => {
    const passedOn = async (seed: number): Promise<{ elsewhere: number; own: number }> => {
      const issued = new Map<string, string>();
      const count = { elsewhere: 0, own: 0 };
      const world = await collectWorld(ownWorld(["relay-organic"], seed, 12, 2));
      for (const e of world.exchanges) {
        for (const m of e.request?.messages ?? []) {
          const owner = m.role === "assistant" ? issued.get(m.content) : undefined;
          if (owner !== undefined) count[owner === e.account ? "own" : "elsewhere"]++;
        }
        if (e.response?.content !== undefined) issued.set(e.response.content, e.account);
      }
      return count;
    };
    const seen = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(passedOn));
    const byRequest = seen.filter(({ elsewhere, own }) => elsewhere > own);
    expect(byRequest.length).toBeGreaterThan(0);
    expect(seen.length - byRequest.length).toBeGreaterThan(0);
    for (const { elsewhere, own } of seen) expect(own + elsewhere).toBeGreaterThan(50);
  });

  it("lets a campaign's accounts take turns through the day, with as much work in all", async () => {
    const hoursOf = async (seed: number): Promise<{ hours: number; perDay: number }> => {
      const world = await collectWorld(ownWorld(["queue-swe"], seed, 12, 2));
      const hours = new Set(world.exchanges.map((e) => `${e.account} ${e.time.slice(0, 13)}`));
      return { hours: hours.size / (12 * 2), perDay: world.exchanges.length / (12 * 2) };
    };
    const seen = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(hoursOf));
    const hours = seen.map((s) => s.hours);
    expect(Math.min(...hours)).toBeLessThan(9);
    expect(Math.max(...hours)).toBeGreaterThan(13);
    for (const { perDay } of seen) expect(Math.abs(perDay / 25.6 - 1)).toBeLessThan(0.35);
  });

  it("replays signatures in other accounts than those they were issued to, after they were issued", async () => {
    const { elsewhere, unknown } = handedOn(await collectWorld(ownWorld(["signature-replay"], 2, 20, 4)));
    expect(elsewhere).toBeGreaterThan(200);
    expect(unknown).toBeLessThan(elsewhere * 0.1);
  });

  it("lets learners resume what one author was issued before", async () => {
    const { elsewhere, unknown, issuers } = handedOn(await collectWorld(ownWorld(["shared-transcripts"], 2, 20, 4)));
    expect(elsewhere).toBeGreaterThan(50);
    expect(unknown).toBe(0);
    expect(issuers.size).toBe(1);
  });

  it("returns one account's outputs as another's input in a cleaning pipeline", async () => {
    const world = await collectWorld(ownWorld(["judge-cleaning"], 2, 20, 4));
    const issued: { text: string; account: string }[] = [];
    let returned = 0;
    for (const e of world.exchanges) {
      const last = e.request?.messages.at(-1)?.content ?? "";
      if (issued.some((o) => o.account !== e.account && last.includes(o.text))) returned++;
      const text = e.response?.content ?? "";
      if (text.length > 200) issued.push({ text, account: e.account });
    }
    expect(returned / world.exchanges.length).toBeGreaterThan(0.15);
  });

  it("makes text-free records by the sketch schema, of the same exchanges as with text", async () => {
    const world = ownWorld(small, 5, 60, 2);
    const records = await collectSketches(world);
    const { exchanges } = await collectWorld(world);
    for (const record of records.slice(0, 1500)) SketchRecordSchema.parse(record);
    expect(records.map((r) => [r.id, r.time, r.account, r.model])).toEqual(
      exchanges.map((e) => [e.id, e.time, e.account, e.model]),
    );
  });

  it("shares frame objects inside a text-free campaign and not between strangers", async () => {
    const records = await collectSketches({ ...ownWorld(["queue-swe", "rag-backfill"], 5, 40, 2) });
    const { truth } = await collectWorld(ownWorld(["queue-swe", "rag-backfill"], 5, 40, 2));
    const side = new Map(truth.map((t) => [t.account, t.class]));
    const users = new Map<number, Set<string>>();
    for (const r of records)
      for (const o of r.sketch.objects)
        if (o % 16 === 3 || o % 16 === 1) users.set(o, (users.get(o) ?? new Set()).add(r.account));
    const widest = (name: string): number =>
      Math.max(...[...users.values()].map((u) => [...u].filter((a) => side.get(a) === name).length));
    expect(widest("campaign:queue-swe")).toBeGreaterThan(15);
    expect(widest("benign:rag-backfill")).toBeLessThan(4);
  });

  it("does not hold the exchanges it made", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const after: number[] = [];
    for (const days of [3, 12]) {
      let made = 0;
      await generateWorld({ ...ownWorld(["queue-swe", "api-app"], 5, 400, days) }, { sketch: () => void made++ });
      collect();
      after.push(process.memoryUsage().heapUsed);
      expect(made).toBeGreaterThan(10_000);
    }
    expect(after[1] - after[0]).toBeLessThan(20e6);
  });
});

describe("suites", () => {
  it("builds every named suite from families of its split only", () => {
    for (const name of SUITE_NAMES) {
      const world = suite(name, 1);
      expect(world.populations.length).toBeGreaterThan(2);
      if (name.startsWith("mixed-build"))
        expect(world.populations.filter((p) => p.family.split !== "build")).toEqual([]);
      if (name.startsWith("null-")) expect(world.populations.filter((p) => p.family.side === "campaign")).toEqual([]);
    }
    expect(() => suite("nothing", 1)).toThrow(RangeError);
  });

  it("draws other campaigns for other seeds", () => {
    const chosen = (seed: number): string =>
      suite("mixed-judge-1", seed)
        .populations.map((p) => p.family.name)
        .join();
    expect(new Set([1, 2, 3, 4].map(chosen)).size).toBeGreaterThan(2);
  });
});
