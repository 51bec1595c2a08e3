// The contract's files as JSON Schema, from the Zod schemas that the code runs on: docs/schemas/*.schema.json.
//   npm run schemas            writes them
// test/docs.test.ts fails when they are not what this would write.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderSchemas } from "./schemas.ts";

const directory = join(import.meta.dirname, "../docs/schemas");
mkdirSync(directory, { recursive: true });
for (const [name, text] of Object.entries(renderSchemas())) writeFileSync(join(directory, name), text);
