import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { prepareOutput, writeWhole } from "./write.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "stillwatch-write-"));

describe("output files", () => {
  it("makes the folder and leaves nothing of its probe behind", async () => {
    const out = join(folder(), "a", "b");
    await prepareOutput(out, ["x.json"]);
    expect(readdirSync(out)).toEqual([]);
  });

  it("refuses a path below a regular file, and a folder where a file should go", async () => {
    const root = folder();
    writeFileSync(join(root, "file"), "");
    await expect(prepareOutput(join(root, "file", "out"), [])).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
    mkdirSync(join(root, "x.json"));
    await expect(prepareOutput(root, ["x.json"])).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE", exitStatus: 2 });
  });

  it("replaces a file whole, or leaves the old one when the new one fails half way", async () => {
    const root = folder();
    const path = join(root, "x.json");
    await writeWhole(path, "old");
    await writeWhole(path, ["n", "e", "w"]);
    expect(readFileSync(path, "utf8")).toBe("new");
    function* failing(): Generator<string> {
      yield "half";
      throw new Error("stop");
    }
    await expect(writeWhole(path, failing())).rejects.toThrow();
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(readdirSync(root)).toEqual(["x.json"]);
  });
});
