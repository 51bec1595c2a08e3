// Which Zod schemas are public, and their JSON Schema text. Used by write-schemas.ts and by the test that compares.
import { z } from "zod";
import { AccountSchema } from "../src/model/account.ts";
import { ContextSchema } from "../src/model/context.ts";
import { ExchangeSchema } from "../src/model/exchange.ts";
import { DecisionSchema, FindingsFileSchema } from "../src/model/finding.ts";
import { SketchRecordSchema } from "../src/model/sketch.ts";

const PUBLIC: Record<string, { schema: z.ZodType; title: string }> = {
  exchange: { schema: ExchangeSchema, title: "One line of an exchange log" },
  sketch: { schema: SketchRecordSchema, title: "One line of a sketch-only log" },
  account: { schema: AccountSchema, title: "One line of the accounts file" },
  context: { schema: ContextSchema, title: "One line of the context file" },
  findings: { schema: FindingsFileSchema, title: "findings.json" },
  decision: { schema: DecisionSchema, title: "One line of decisions.jsonl" },
};

/** File name to text, ending in a line feed. Unknown fields are allowed throughout: a later version may add some. */
export function renderSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(PUBLIC).map(([name, { schema, title }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
      return [`${name}.schema.json`, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}
