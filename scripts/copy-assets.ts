// What tsc leaves behind: the JSON that built modules read from beside themselves (capability model, reference).
// Runs after tsc in `npm run build`; another output folder may be given. What surprises: src is walked, so a new JSON file
// needs no line here.
import { cpSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const root = join(import.meta.dirname, "..");
const out = resolve(root, process.argv[2] ?? "dist");
const assets = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((p) => p.endsWith(".json"));
for (const path of assets) cpSync(join(root, "src", path), join(out, path));
if (assets.length === 0) throw new Error("no JSON under src: the build would not run");
