// Checks published samples against the exchanges they must give, by shape and by name of the format.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAll } from "./collect.ts";

export const SAMPLES = process.env.STILLWATCH_SAMPLES ?? "/work/shared/samples/ingest";
export const samplesAbsent = !existsSync(SAMPLES);
/** Most samples name no account, one no time, one no model: what an operator would say. */
export const DEFAULTS = { account: "acct-d", time: "2026-01-02T03:04:05Z", model: "model-d" };

/** File -> format recognised, exchanges; and the reasons of rejects where the sample holds any. */
export type Expected = Record<string, { format: string; exchanges: unknown[]; rejects?: string[] }>;

export function expectSamples(title: string, samples: Expected): void {
  describe.skipIf(samplesAbsent)(title, () => {
    for (const [name, expected] of Object.entries(samples)) {
      it(`gives the right exchanges for ${name}`, async () => {
        const byShape = await readAll([join(SAMPLES, name)], "auto", DEFAULTS);
        expect(byShape.format).toBe(expected.format);
        expect(byShape.exchanges).toEqual(expected.exchanges);
        expect(byShape.rejects.map((r) => r.reason)).toEqual(expected.rejects ?? []);
        const byName = await readAll([join(SAMPLES, name)], expected.format, DEFAULTS);
        expect(byName.exchanges).toEqual(byShape.exchanges);
      });
    }
  });
}
