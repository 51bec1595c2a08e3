import { describe, expect, it } from "vitest";
import { createProgress, progressText } from "./progress.ts";

describe("progress", () => {
  it("gives share, rate and time left once there is something to go by", () => {
    const text = progressText({ stage: "load", done: 60_000, total: 180_000, unit: "exchanges" }, 2_000, 60_000);
    expect(text).toBe("Reading logs  60,000 of 180,000 exchanges  33 %  30,000/s  about 4 s left");
  });

  it("says bytes as megabytes, and no time left when the total is not known", () => {
    expect(progressText({ stage: "read", done: 2_500_000, unit: "bytes" }, 1_000, 2_500_000)).toBe(
      "Preparing  2.5 MB  2.5 MB/s",
    );
  });

  it("rewrites one line within the width of a terminal and removes it at the end", () => {
    const written: string[] = [];
    let at = 0;
    const line = createProgress({ isTTY: true, columns: 40, write: (t) => written.push(t) }, () => at);
    for (; at < 5_000; at += 10) line.update({ stage: "load", done: at * 50, total: 250_000, unit: "exchanges" });
    line.clear();
    expect(written.length).toBeGreaterThan(20);
    expect(written.length).toBeLessThan(60);
    for (const text of written) {
      expect(text.startsWith("\r\x1b[K")).toBe(true);
      expect(text.slice(4).length).toBeLessThan(40);
      expect(text).not.toContain("\n");
    }
    expect(written.at(-1)).toBe("\r\x1b[K");
  });

  it("says the end of a stage once, however often it is reported", () => {
    const written: string[] = [];
    const line = createProgress({ write: (t) => written.push(t) }, () => 0);
    for (let i = 0; i < 50; i++) line.update({ stage: "load", done: 7, total: 7, unit: "exchanges" });
    line.update({ stage: "link", done: 0, unit: "accounts" });
    expect(written).toEqual(["Reading logs  7 of 7 exchanges  100 %\n", "Linking accounts\n"]);
  });

  it("prints few and whole lines when nobody watches", () => {
    const written: string[] = [];
    let at = 0;
    const line = createProgress({ write: (t) => written.push(t) }, () => at);
    for (; at < 60_000; at += 50) line.update({ stage: "judge", done: at, unit: "clusters" });
    line.clear();
    expect(written.length).toBeGreaterThan(4);
    expect(written.length).toBeLessThan(9);
    expect(written.every((t) => t.endsWith("\n") && !t.includes("\x1b"))).toBe(true);
  });
});
