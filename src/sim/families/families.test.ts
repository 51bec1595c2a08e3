import { describe, expect, it } from "vitest";
import { ExchangeSchema } from "../../model/exchange.ts";
import { ownWorld } from "../suites.ts";
import { generateWorld } from "../world.ts";
import { FAMILIES, HONEST_FAMILIES } from "./registry.ts";

describe("families", () => {
  it.each(FAMILIES.map((f) => [f.name, f] as const))(
    "%s writes valid exchanges at about its declared rate",
    async (name, family) => {
      const accounts = family.perDay > 300 ? 4 : family.perDay > 60 ? 12 : family.perDay < 10 ? 40 : 24;
      let invalid = 0;
      let leftovers = 0;
      let checked = 0;
      const classes = new Set<string>();
      const totals = await generateWorld(ownWorld([name], 11, accounts, 7), {
        truth: (t) => void classes.add(t.class),
        exchange: (exchange) => {
          // Every 7th: all of a family's shapes come by, in a seventh of the time.
          if (checked++ % 7 !== 0) return;
          if (!ExchangeSchema.safeParse(exchange).success) invalid++;
          if (/\$[A-Za-z]|undefined|NaN/.test(JSON.stringify(exchange.request))) leftovers++;
        },
      });
      expect([invalid, leftovers]).toEqual([0, 0]);
      expect(classes).toContain(`${family.side}:${name}`);
      expect(totals.labelled > 0).toBe(family.side === "campaign" || family.side === "victim");
      const rate = totals.exchanges / totals.accounts / 7;
      // Rates of people are log-normal between accounts: two dozen of them give the mean within a factor only.
      const slack = family.side === "benign" || !family.detectable ? 2.6 : 1.5;
      expect(rate).toBeGreaterThan(family.perDay / slack);
      expect(rate).toBeLessThan(family.perDay * slack);
    },
  );

  it("has the scenarios of the benchmark and enough look-alikes, each name once", () => {
    const shapes = new Set(FAMILIES.map((f) => f.shape));
    for (let n = 1; n <= 26; n++) expect(shapes).toContain(`S${String(n).padStart(2, "0")}`);
    for (let n = 1; n <= 20; n++) expect(shapes).toContain(`N${String(n).padStart(2, "0")}`);
    expect(HONEST_FAMILIES.length).toBeGreaterThanOrEqual(30);
    expect(new Set(FAMILIES.map((f) => f.name)).size).toBe(FAMILIES.length);
    expect(
      FAMILIES.filter((f) => !f.detectable)
        .map((f) => f.name)
        .sort(),
    ).toEqual(["elicit-1k", "full-mimic", "log-buyer"]);
  });
});
