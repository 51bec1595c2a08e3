// A product of one's own: whose it is, and of how much of the work it is.
import { describe, expect, it } from "vitest";
import type { ExchangeRow } from "../model/sketch.ts";
import {
  accountRecord,
  bystanders,
  exchangesOf,
  MINUTE_MS,
  object,
  sketchOf,
  streamOfCase,
  T0,
} from "./cases.fixture.ts";
import { ownProducts } from "./products.ts";

const { crowd, records } = bystanders();

/** Twelve exchanges, the i-th under this system prompt. */
function asking(account: string, system: (i: number) => string): ExchangeRow[] {
  return exchangesOf(account, 12, (i) => ({
    timeMs: T0 + i * MINUTE_MS,
    sketch: sketchOf({ objects: system(i) === "" ? [] : [object("system", system(i))] }),
  }));
}

const others = [...asking("p", () => ""), ...asking("q", () => "a common one"), ...asking("r", () => "a common one")];

/** Whether x is found to have a product of its own. */
function has(rows: ExchangeRow[], { also = [] as ExchangeRow[], organization = "" } = {}): boolean {
  const of = organization === "" ? [] : [accountRecord("x", { organization }), accountRecord("y", { organization })];
  const stream = streamOfCase({ rows: [...others, ...rows], crowd: [...crowd, ...also], records: [...records, ...of] });
  const found = ownProducts(stream);
  const names = Array.from(stream.members, (a) => stream.frame.accounts[a]);
  expect(["p", "q", "r"].map((name) => found[names.indexOf(name)])).toEqual([false, false, false]);
  return found[names.indexOf("x")];
}

describe("ownProducts", () => {
  it("finds who sends one prompt with half of what it asks, that nobody else sends", () => {
    expect(has(asking("x", () => "its own"))).toBe(true);
    expect(has(asking("x", (i) => (i < 6 ? "its own" : "a common one")))).toBe(true);
    expect(has(asking("x", (i) => (i < 5 ? "its own" : "")))).toBe(false);
    expect(has(asking("x", () => "a common one"))).toBe(false);
  });

  it("does not take many prompts for one: a persona for every few tasks is no product", () => {
    expect(has(asking("x", (i) => `persona ${i % 4}`))).toBe(false);
  });

  it("asks whose it is of all traffic, and counts the accounts of one customer as one", () => {
    const also = asking("y", () => "its own");
    expect(
      has(
        asking("x", () => "its own"),
        { also },
      ),
    ).toBe(false);
    expect(
      has(
        asking("x", () => "its own"),
        { also, organization: "one" },
      ),
    ).toBe(true);
  });
});
