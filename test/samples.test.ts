// Every published sample there is: read as the format it is in, or refused by name. Fields are compared beside the readers,
// in src/ingest; here no sample may go unnoticed. Skipped where the samples are absent: they are shared, not ours to copy.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AppError } from "../src/errors.ts";
import { readAll } from "./support/collect.ts";
import { DEFAULTS, SAMPLES, samplesAbsent } from "./support/samples.ts";

/** Format and exchanges of each file that a reader covers. */
const READ: Record<string, [format: string, exchanges: number]> = {
  "anthropic-messages.real.json": ["anthropic", 1],
  "bedrock-model-invocation.real.ndjson": ["bedrock", 3],
  "helicone-request.constructed.json": ["openai", 1],
  "langfuse-otel-traces.real.json": ["otel", 1],
  "litellm-generic-api.constructed.ndjson": ["litellm", 1],
  "litellm-generic-api.json_array.constructed.json": ["litellm", 2],
  "litellm-standard-logging-payload.real.json": ["litellm", 1],
  "openai-chat-completions-default.real.json": ["openai", 1],
  "openai-chat-completions.real.json": ["openai", 1],
  "openai-chat-stream.real.txt": ["openai", 1],
  "openai-responses-functions.real.json": ["openai", 1],
  "openai-responses-stream.real.sse": ["openai", 1],
  "openai-responses.real.json": ["openai", 1],
  "openrouter-broadcast-webhook.real.json": ["otel", 1],
  "otlp-genai-event-operation-details.json": ["otel", 1],
  "otlp-genai-semconv-jsonstring.json": ["otel", 1],
  "otlp-genai-semconv-structured.json": ["otel", 1],
  "otlp-legacy-openlit-span-events.json": ["otel", 1],
  "otlp-legacy-traceloop-indexed.json": ["otel", 1],
  "otlp-logs-base.real.json": ["otel", 0],
  "otlp-openinference-envoy-aigw.json": ["otel", 1],
  "otlp-trace-base.real.json": ["otel", 0],
};

/** Formats that no reader covers. */
const REFUSED = [
  "azure-apim-gatewaylogs.real.ndjson",
  "azure-apim-llmlog.constructed.ndjson",
  "azure-openai-requestresponse.real.ndjson",
  "cloudflare-aig-logpush.constructed.ndjson",
  "cloudflare-aig-logs-api.real.json",
  "envoy-ai-gateway-access-log.real.json",
  "kong-ai-object.real.json",
  "kong-http-log-merged.constructed.json",
  "kong-log-base.real.json",
  "langfuse-blob-export-observation.constructed.jsonl",
  "langfuse-ingestion-trace-create.real.json",
  "sglang-request-log.constructed.ndjson",
  "vertex-request-response-bq.real.json",
  "vllm-request-log.constructed.log",
];

describe.skipIf(samplesAbsent)("published samples", () => {
  it("are all listed here", () => {
    expect(readdirSync(SAMPLES).sort()).toEqual([...Object.keys(READ), ...REFUSED].sort());
  });

  for (const [name, [format, exchanges]] of Object.entries(READ))
    it(`reads ${name} as ${format}`, async () => {
      const result = await readAll([join(SAMPLES, name)], "auto", DEFAULTS);
      expect([result.format, result.exchanges.length]).toEqual([format, exchanges]);
    });

  for (const name of REFUSED)
    it(`makes nothing up of ${name}`, async () => {
      const result = await readAll([join(SAMPLES, name)], "auto", DEFAULTS).catch((error: unknown) => {
        if (error instanceof AppError) return error.code;
        throw error;
      });
      if (typeof result === "string") return expect(result).toBe("INPUT_FORMAT");
      expect(result.exchanges).toEqual([]);
      expect(new Set(result.rejects.map((reject) => reject.reason))).toEqual(new Set(["unrecognised shape"]));
    });
});
