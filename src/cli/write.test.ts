import { spawnSync } from "node:child_process";
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

  it("leaves all of a result as it was when its last file finds no room", () => {
    const root = folder();
    const [small, large] = ["findings.json", "report.html"].map((name) => join(root, name));
    for (const path of [small, large]) writeFileSync(path, "old");
    // A limit on file sizes cuts a write short as a full disk does.
    const script = `import { writeTogether } from ${JSON.stringify(join(import.meta.dirname, "write.ts"))};
      await writeTogether([[${JSON.stringify(small)}, "new"], [${JSON.stringify(large)}, ["x".repeat(40_000), "x".repeat(40_000)]]])
        .catch((error) => { console.log(error.code, error.message); });`;
    const limited = 'trap "" XFSZ; ulimit -f 64; exec "$0" "$@"';
    const run = spawnSync(
      "bash",
      ["-c", limited, process.execPath, "--import", "tsx", "--input-type=module", "-e", script],
      {
        encoding: "utf8",
      },
    );
    expect(run.stdout).toMatch(/^OUTPUT_UNWRITABLE cannot write .*report\.html/);
    expect([small, large].map((path) => readFileSync(path, "utf8"))).toEqual(["old", "old"]);
    expect(readdirSync(root).sort()).toEqual(["findings.json", "report.html"]);
  });
});
