import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { parseStep } from "./step.ts";

describe("parseStep", () => {
  it("reads minutes, hours and days", () => {
    expect(["15m", "1h", "6h", "1d", " 90m "].map(parseStep)).toEqual([
      900_000, 3_600_000, 21_600_000, 86_400_000, 5_400_000,
    ]);
  });

  it("refuses anything else with what to write instead", () => {
    for (const text of ["", "h", "6", "0h", "-1h", "1.5h", "6 h", "1w", "99999d", "1h\n2h", "6H"]) {
      let error: unknown;
      try {
        parseStep(text);
      } catch (caught) {
        error = caught;
      }
      expect(error, text).toBeInstanceOf(AppError);
      expect((error as AppError).code).toBe("OPTION_INVALID");
      expect((error as AppError).line).toContain("15m, 1h, 6h or 1d");
    }
  });
});
