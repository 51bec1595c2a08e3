import { describe, expect, it } from "vitest";
import type { Account } from "../model/account.ts";
import { type Context, ContextSchema } from "../model/context.ts";
import { clockCaveats, encodingCaveats, historyCaveats } from "./caveats.ts";
import { contextCaveats } from "./context-caveats.ts";

const frame = { accounts: ["a", "b", "c"], organizationOf: new Map([[2, "lab"]]) };
const accounts: Account[] = [{ v: 1, account: "d", organization: "firm" }];
const context = (entry: object): Context => ContextSchema.parse({ v: 1, ...entry });
const said = (...entries: object[]): string => contextCaveats(frame, accounts, entries.map(context)).join("\n");
const customer = (principal: string, ...names: string[]): object => ({ kind: "principal", principal, accounts: names });
const allowed = (of: object): object => ({ kind: "authorization", purpose: "evaluation", ...of });

describe("contextCaveats", () => {
  it("says nothing of customers and authorisations whose names the logs or the accounts file know", () => {
    const organizations = { kind: "principal", principal: "q", organizations: ["lab", "firm"] };
    const open = [{ principal: "p" }, { account: "d" }, { organization: "firm" }].map(allowed);
    expect(said(customer("p", "a", "b", "d"), organizations, ...open)).toBe("");
  });

  it("names accounts and organisations that nothing knows: a space or a capital more protects nobody", () => {
    const text = said(customer("p", "a", "b "), { kind: "principal", principal: "q", organizations: ["Lab"] });
    expect(text).toMatch(/^The context file declares 2 accounts or organisations .* such as "b ": check/);
  });

  it("counts authorisations of nobody known", () => {
    const open = [{ principal: "ghost" }, { organization: "Lab" }, { account: "x" }, { account: "x", principal: "p" }];
    expect(said(customer("p", "a"), ...open.map(allowed))).toMatch(
      /^3 authorisations .* such as "ghost", and protect /,
    );
  });

  it("says that an account of two customers makes them one", () => {
    const text = said(customer("p", "a", "b"), customer("q", "b", "c"), customer("q", "c"));
    expect(text).toMatch(/gives 1 account to two customers, such as "b" to "p" and "q"/);
  });
});

describe("encodingCaveats", () => {
  it("counts account names that were not UTF-8", () => {
    const latin1 = Buffer.from("Müller", "latin1").toString("utf8");
    expect(encodingCaveats({ accounts: ["Müller", latin1] })).toEqual([expect.stringContaining(`1 account name in`)]);
    expect(encodingCaveats({ accounts: ["Müller", "a"] })).toEqual([]);
  });
});

describe("historyCaveats", () => {
  const log = (answers: number[], turns: number[]) => ({
    n: 1,
    output: Uint32Array.from(answers),
    presented: { start: Uint32Array.of(0, turns.length), values: Uint32Array.from(turns) },
  });
  const range = Array.from({ length: 200 }, (_, i) => i + 1);

  it("tells a log that does not know its answers again from one that does, and from one with hardly any history", () => {
    expect(historyCaveats(log(range, range))).toEqual([]);
    expect(historyCaveats(log([], range))).toEqual([expect.stringMatching(/^Of 200 assistant turns .* 0 % are/)]);
    expect(historyCaveats(log([], range.slice(0, 99)))).toEqual([]);
  });
});

describe("clockCaveats", () => {
  const DAY = 86_400_000;
  const log = (...before: number[]) => {
    const time = Float64Array.from([
      ...before.map((days) => -days * DAY),
      ...Array.from({ length: 3_000 }, (_, i) => i * 60_000),
    ]);
    return { time, n: time.length };
  };

  it("tells a few old records from a window with a pause", () => {
    expect(clockCaveats(log())).toEqual([]);
    expect(clockCaveats(log(280))).toEqual([expect.stringMatching(/^1 exchange lies 280 days /)]);
    expect(clockCaveats(log(300, 290))).toEqual([expect.stringMatching(/^2 exchanges lie 290 days /)]);
    expect(clockCaveats(log(3))).toEqual([]);
    expect(clockCaveats(log(...Array.from({ length: 40 }, (_, i) => 280 - i / 100)))).toEqual([]);
    expect(clockCaveats({ time: new Float64Array(0), n: 0 })).toEqual([]);
  });
});
