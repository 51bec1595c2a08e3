// The published samples of OTLP in all dialects, field by field. Skipped where they are absent.
import { type Expected, expectSamples } from "../../test/support/samples.ts";

const FULL = { request: "full", response: "full" };
const v = 1;

const joke = {
  v,
  id: "chatcmpl-9J3uIL87gldCFtiIbyaOvTeYBRA3l",
  time: "2025-11-20T15:00:46.847Z",
  account: "acct-42",
  pathway: "api",
  model: "gpt-4",
  session: "conv_5j66UpCpwteGg4YSxUnt7lPY",
  network: { ip: "203.0.113.17", user_agent: "OpenAI/Python 2.17.0" },
  request: {
    system: "You are a helpful bot",
    messages: [{ role: "user", content: "Tell me a joke about OpenTelemetry" }],
    top_p: 1,
    max_tokens: 200,
  },
  response: {
    content: " Why did the developer bring OpenTelemetry to the party? Because it always knows how to trace the fun!",
    stop_reason: "end_turn",
  },
  usage: { input_tokens: 52, output_tokens: 47 },
  status: 200,
  duration_ms: 3004.583,
  content_state: FULL,
};
const span = {
  v,
  id: "4bf92f3577b34da6a3ce929d0e0e4736:00f067aa0ba902b7",
  time: "2025-11-20T15:00:46.847Z",
  account: "acct-d",
  pathway: "api",
  model: "gpt-3.5-turbo",
  status: 200,
  duration_ms: 3004.583,
  content_state: FULL,
};

const EXPECTED: Expected = {
  "openrouter-broadcast-webhook.real.json": {
    format: "otel",
    exchanges: [
      {
        v,
        id: "abc123...:def456...",
        time: "2024-01-15T10:00:00.000Z",
        account: "acct-d",
        pathway: "aggregator",
        model: "openai/gpt-4",
        request: { messages: [] },
        usage: { input_tokens: 100, output_tokens: 50 },
        status: 200,
        duration_ms: 1000,
        content_state: { request: "absent", response: "absent" },
      },
    ],
  },
  "langfuse-otel-traces.real.json": {
    format: "otel",
    exchanges: [
      {
        v,
        id: "0123456789abcdef0123456789abcdef:0123456789abcdef",
        time: "2025-05-22T00:00:00.000Z",
        account: "acct-d",
        pathway: "api",
        model: "model-d",
        request: { messages: [] },
        usage: {},
        status: 200,
        duration_ms: 1000,
        content_state: { request: "absent", response: "absent" },
      },
    ],
  },
  "otlp-genai-semconv-structured.json": { format: "otel", exchanges: [joke] },
  "otlp-genai-semconv-jsonstring.json": { format: "otel", exchanges: [joke] },
  // A log event knows when it was written, after the answer, and no duration.
  "otlp-genai-event-operation-details.json": {
    format: "otel",
    exchanges: [{ ...joke, time: "2025-11-20T15:00:49.851Z", duration_ms: undefined }],
  },
  "otlp-legacy-openlit-span-events.json": {
    format: "otel",
    exchanges: [
      {
        ...span,
        id: "chatcmpl-AugxBIoQzz2zFMWFoiyS3Vmm1OuQI",
        request: {
          messages: [{ role: "user", content: "What is LLM Observability?" }],
          temperature: 1,
          top_p: 1,
          stream: false,
        },
        response: {
          content: "LLM Observability stands for logs, metrics, and traces observability. ...",
          stop_reason: "end_turn",
        },
        usage: { input_tokens: 14, output_tokens: 96 },
      },
    ],
  },
  "otlp-legacy-traceloop-indexed.json": {
    format: "otel",
    exchanges: [
      {
        ...span,
        request: { messages: [{ role: "user", content: "What is LLM Observability?" }], stream: false },
        response: {
          content: "LLM Observability (Logs, Metrics, and Traces Observability) is a strategy ...",
          stop_reason: "end_turn",
        },
        usage: { input_tokens: 14, output_tokens: 173 },
      },
    ],
  },
  "otlp-openinference-envoy-aigw.json": {
    format: "otel",
    exchanges: [
      {
        ...span,
        model: "gpt-4o-mini",
        session: "session-123",
        request: { messages: [{ role: "user", content: "Hello!" }], temperature: 0.7 },
        response: { content: "Hello! How can I help?" },
        usage: { input_tokens: 15, output_tokens: 7 },
      },
    ],
  },
  // OTLP without any model call in it.
  "otlp-trace-base.real.json": { format: "otel", exchanges: [], rejects: ["not a model call"] },
  "otlp-logs-base.real.json": { format: "otel", exchanges: [], rejects: ["not a model call"] },
};

expectSamples("published OTLP samples", EXPECTED);
