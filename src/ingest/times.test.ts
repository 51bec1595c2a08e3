import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTime, parseAnyTime, parseEpoch, parseTime } from "./times.ts";

describe("parseTime", () => {
  it("agrees with Date.parse on every valid instant and offset", () => {
    const instants = fc.date({
      min: new Date("2015-01-02T00:00:00Z"),
      max: new Date("2100-12-30T00:00:00Z"),
      noInvalidDate: true,
    });
    const offsets = fc.integer({ min: -839, max: 839 });
    fc.assert(
      fc.property(instants, offsets, (instant, offsetMinutes) => {
        const local = new Date(instant.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 23);
        const size = Math.abs(offsetMinutes);
        const zone = `${offsetMinutes < 0 ? "-" : "+"}${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
        expect(parseTime(local + zone)).toBe(instant.getTime());
        expect(parseTime(instant.toISOString())).toBe(instant.getTime());
      }),
    );
  });

  it("cuts fractions to milliseconds and takes a lower-case or blank separator", () => {
    const ms = Date.UTC(2026, 4, 4, 1, 2, 3);
    expect(parseTime("2026-05-04T01:02:03Z")).toBe(ms);
    expect(parseTime("2026-05-04t01:02:03.1z")).toBe(ms + 100);
    expect(parseTime("2026-05-04 01:02:03.123987Z")).toBe(ms + 123);
  });

  it("refuses what is no RFC 3339 time, days that do not exist, and years before 2015 or after 2100", () => {
    const wrong = [
      "2026-02-30T00:00:00Z",
      "2026-13-01T00:00:00Z",
      "2025-02-29T00:00:00Z",
      "2026-05-04T24:00:00Z",
      "2026-05-04T00:00:00",
      "2026-05-04",
      "2026-05-04T00:00:00.Z",
      "2026-05-04T00:00:00+0200",
      "2026-05-04T00:00:00ZZ",
      "2014-12-31T23:59:59Z",
      "2101-01-01T00:00:00Z",
      "yesterday at a quarter past ten",
      "",
    ];
    expect(wrong.filter((text) => !Number.isNaN(parseTime(text)))).toEqual([]);
    expect(parseTime("2024-02-29T00:00:00Z")).toBe(Date.UTC(2024, 1, 29));
  });
});

describe("parseAnyTime", () => {
  it("reads seconds, milliseconds, microseconds and nanoseconds as the same instant", () => {
    const ms = 1_763_650_846_847;
    for (const value of [1763650846.847371, ms, 1763650846847371, "1763650846847371000", 1763650846847371000n]) {
      expect(parseAnyTime(value)).toBe(ms);
    }
    expect(parseEpoch(0)).toBeNaN();
    expect(parseEpoch(-5)).toBeNaN();
    expect(parseAnyTime(true)).toBeNaN();
  });

  it("takes a time without a zone as UTC", () => {
    expect(formatTime(parseAnyTime("2025-01-24 09:20:46.847371"))).toBe("2025-01-24T09:20:46.847Z");
  });
});
