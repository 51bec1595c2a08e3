import { describe, expect, it } from "vitest";
import { accountRecord, exchangesOf, heavyUsers, MINUTE_MS, sketchOf, streamOfCase, T0 } from "./cases.fixture.ts";
import { conversationsOf, openingsOf, relativeLoads, votersOf } from "./stream.ts";

/** Four accounts, three agent runs of five calls each. */
const runs = ["a", "b", "c", "d"].flatMap((account, k) =>
  exchangesOf(account, 15, (i) => ({
    timeMs: T0 + (k * 100 + i) * MINUTE_MS,
    session: `${account} run ${Math.floor(i / 5)}`,
    sketch: sketchOf({ turns: i % 5 === 0 ? 1 : 7 }),
  })),
);

describe("openings", () => {
  it("keep each conversation once, at its first exchange in the stream", () => {
    const openings = openingsOf(streamOfCase({ rows: runs }));
    expect([openings.rows.length, [...openings.memberStart]]).toEqual([12, [0, 3, 6, 9, 12]]);
    expect([...openings.rows].every((row) => openings.frame.turns[row] === 1)).toBe(true);
  });

  it("are the first that the stream has where the opening itself is no part of it", () => {
    const stream = streamOfCase({ rows: runs });
    const cut = { ...stream, rows: stream.rows.filter((row) => stream.frame.turns[row] > 1) };
    expect(openingsOf(cut).rows.length).toBe(12);
  });

  it("are the very stream where every exchange opens its conversation", () => {
    const stream = streamOfCase({ rows: heavyUsers(() => ({ sketch: sketchOf() })) });
    expect(openingsOf(stream)).toBe(stream);
  });
});

describe("conversationsOf", () => {
  it("groups a member's rows by conversation, in time order", () => {
    const stream = streamOfCase({ rows: runs });
    const rows = conversationsOf(stream, 1);
    expect(rows.map((r) => r.length)).toEqual([5, 5, 5]);
    expect(rows.flat()).toEqual([...rows.flat()].sort((a, b) => a - b));
  });
});

describe("relativeLoads", () => {
  /** One queue, to which a new account is added every hour: the next exchange goes to the one after the last. */
  const growing = Array.from({ length: 600 }, (_, i) => {
    const accounts = 2 + Math.floor(i / 60);
    return exchangesOf(`a${i % accounts}`, 1, () => ({ id: `${i}`, timeMs: T0 + i * MINUTE_MS }));
  }).flat();

  it("are 1 for every account of one queue, however late it joined", () => {
    const stream = streamOfCase({ rows: growing });
    const loads = [...stream.memberStart.slice(1)].map((end, m) => end - stream.memberStart[m]);
    expect(Math.max(...loads) / Math.min(...loads)).toBeGreaterThan(10);
    for (const load of relativeLoads(stream)) expect(Math.abs(load - 1)).toBeLessThan(0.25);
  });

  it("are the loads over their mean where all begin together, and tell who does more", () => {
    const rows = [10, 10, 40].flatMap((count, m) =>
      exchangesOf(`a${m}`, count, (i) => ({ timeMs: T0 + Math.round((i * 2400) / count) * MINUTE_MS + m })),
    );
    const loads = relativeLoads(streamOfCase({ rows }));
    expect(loads[2] / loads[0]).toBeGreaterThan(3.5);
  });

  it("do not make those even who come once and go", () => {
    const rows = Array.from({ length: 8 }, (_, m) =>
      exchangesOf(`a${m}`, 4 * (1 + ((5 * m) % 8)), (i) => ({ timeMs: T0 + (m * 200 + i) * MINUTE_MS })),
    ).flat();
    const loads = [...relativeLoads(streamOfCase({ rows }))];
    expect(Math.max(...loads) / Math.min(...loads)).toBeGreaterThan(4);
  });
});

describe("votersOf", () => {
  it("keeps the busiest account of each principal, and the very stream where all are strangers", () => {
    const stream = streamOfCase({
      rows: runs.filter((row) => row.account !== "b" || row.session === "b run 0"),
      records: ["a", "b", "c"].map((name) => accountRecord(name, { organization: "one" })),
    });
    const names = Array.from(votersOf(stream).members, (a) => stream.frame.accounts[a]);
    expect(names).toEqual(["a", "d"]);
    const strangers = streamOfCase({ rows: runs });
    expect(votersOf(strangers)).toBe(strangers);
  });
});
