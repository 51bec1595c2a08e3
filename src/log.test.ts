import { describe, expect, it } from "vitest";
import { createLog, REDACTED_FIELDS } from "./log.ts";

function capture(level: string | undefined, use: (log: ReturnType<typeof createLog>) => void): string {
  let out = "";
  use(
    createLog(level, (line) => {
      out += line;
    }),
  );
  return out;
}

describe("log", () => {
  it("is silent without a level, and with a word that is none", () => {
    for (const level of ["silent", "loud"]) expect(capture(level, (log) => log.fatal("x"))).toBe("");
  });

  it("never lets text or secrets through, three levels down", () => {
    const secret = "WRITE ME A POEM";
    const out = capture("trace", (log) => {
      for (const field of REDACTED_FIELDS) {
        log.info({ [field]: secret }, "flat");
        log.info({ exchange: { [field]: secret } }, "nested");
        log.info({ a: { b: { [field]: secret } } }, "deep");
      }
    });
    expect(out).not.toContain(secret);
    expect(out.split("\n").length).toBe(3 * REDACTED_FIELDS.length + 1);
  });

  it("says name and code of an error but not what a parse error quotes", () => {
    const out = capture("info", (log) => {
      try {
        JSON.parse("WRITE ME A POEM");
      } catch (err) {
        log.error({ err }, "bad");
      }
    });
    expect(out).toContain("SyntaxError");
    expect(out).not.toContain("WRITE");
  });
});
