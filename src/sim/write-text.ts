// A plan as a contract exchange, with text. Rendering is pure, so an earlier turn or another account's output is simply rendered again.
import { createRandom, pick } from "../math/random.ts";
import type { Exchange, Message } from "../model/exchange.ts";
import { hex } from "./identity.ts";
import { isoTime } from "./iso-time.ts";
import { FOREIGN_TURNS, type Plan, presentedOf, type Turn, turnOf } from "./plan.ts";
import { askerOf, mix, unit } from "./run.ts";
import { againText, followUpText, taskText, toolResultText } from "./text/genres.ts";
import { type Bindings, expand } from "./text/grammar.ts";
import { LANGUAGES } from "./text/languages.ts";
import { outputText } from "./text/output.ts";
import { paraphrase, withTypos } from "./text/paraphrase.ts";
import { framed, systemText, templateOf } from "./text/templates.ts";

export interface TextOptions {
  /** An operator's own texts, mixed into half of the plain tasks; empty: ours only. */
  texts: string[];
}

const TOOLS = [
  "read_file",
  "write_file",
  "search",
  "run",
  "browser",
  "apply_patch",
  "list_dir",
  "sql",
  "fetch",
  "python",
  "ask_user",
  "calendar",
  "lookup_order",
  "translate",
  "plot",
  "grep",
];

/** Where a container keeps what it works on. */
const CONTAINERS = ["/workspace/", "/testbed/", "/repo/", "/home/user/", "/workspaces/", "/tmp/work/"];

export function textExchange(plan: Plan, id: string, options: TextOptions): Exchange {
  const { flow } = plan;
  const account = flow.cell.accounts[plan.slot];
  const door = flow.intruders.length > 0 ? flow.intruders[plan.seed % flow.intruders.length] : account;
  const where = plan.session % door.network.addresses.length;
  const system = systemOf(plan);
  const messages = messagesOf(plan, options);
  const failed = plan.status !== 200;
  const content = failed ? undefined : outputText(plan.output);
  const tools = plan.toolsSeed === 0 ? undefined : toolsOf(plan.toolsSeed);
  const calls = tools !== undefined && !failed && unit(plan.seed, 51) < 0.7;
  const chars = (system?.length ?? 0) + messages.reduce((sum, m) => sum + m.content.length, 0);
  const inputTokens = 4 + Math.round(chars / 3.9) + (tools ? 60 * tools.length : 0);
  return {
    v: 1,
    id,
    time: isoTime(plan.timeMs),
    account: account.record.account,
    ...(account.record.organization === undefined ? {} : { organization: account.record.organization }),
    credential: account.credentials[plan.session % account.credentials.length],
    pathway: account.pathway,
    model: plan.model,
    ...(plan.sessionKey === 0 ? {} : { session: `s_${plan.sessionKey.toString(16)}` }),
    network: {
      ip: door.network.addresses[where],
      asn: door.network.asns[where],
      country: door.network.countries[where],
      user_agent: door.network.stack.userAgent,
      ja4: door.network.stack.ja4,
    },
    request: {
      ...(system === undefined ? {} : { system }),
      messages,
      ...(tools === undefined ? {} : { tools }),
      ...(plan.temperature < 0 ? {} : { temperature: plan.temperature }),
      ...(plan.maxTokens === 0 ? {} : { max_tokens: plan.maxTokens }),
      stream: plan.stream,
      ...(plan.reasoning ? { reasoning: { enabled: true, budget_tokens: 2000 * (1 + (flow.seed % 8)) } } : {}),
    },
    ...(failed
      ? {}
      : {
          response: {
            content,
            ...(calls
              ? {
                  tool_calls: [
                    {
                      name: tools[plan.seed % tools.length].name,
                      arguments: { target: account.record.account.slice(-4) + (plan.seed % 90) },
                    },
                  ],
                }
              : {}),
            stop_reason: plan.refused ? "refusal" : plan.hitLimit ? "max_tokens" : calls ? "tool_use" : "end_turn",
            ...(plan.signature === 0 ? {} : { reasoning_signature: signatureText(plan.signature) }),
          },
        }),
    usage: {
      input_tokens: inputTokens,
      output_tokens: failed ? 0 : plan.output.tokens,
      cache_read_tokens: plan.carried > 1 ? Math.round(inputTokens * 0.6) : 0,
      ...(plan.reasoning && !failed
        ? { reasoning_tokens: Math.round(plan.output.tokens * (0.3 + unit(plan.seed, 52))) }
        : {}),
    },
    status: plan.status,
    duration_ms: plan.durationMs,
  };
}

function messagesOf(plan: Plan, options: TextOptions): Message[] {
  const { flow, slot, session, turn, timeMs } = plan;
  const work = flow.spec.work;
  const elsewhere = work.session.kind === "single";
  const first = elsewhere ? FOREIGN_TURNS : turn - plan.carried;
  const messages: Message[] = [];
  if (!elsewhere && first > 0 && work.session.kind === "agent")
    messages.push(message(plan, turnOf(flow, slot, session, 0, timeMs), options));
  for (let i = first; i < first + plan.carried; i++) {
    messages.push(message(plan, turnOf(flow, slot, session, i, timeMs), options));
    const said = presentedOf(plan, i);
    messages.push({
      role: "assistant",
      content: outputText(said.output),
      ...(said.signature === 0 ? {} : { reasoning_signature: signatureText(said.signature) }),
    });
  }
  if (plan.replayed) {
    messages.push({ role: "user", content: taskText("facts", "en", plan.replayed.output.seed) });
    messages.push({
      role: "assistant",
      content: outputText(plan.replayed.output),
      reasoning_signature: signatureText(plan.replayed.signature),
    });
  }
  messages.push(message(plan, plan.current, options));
  return messages;
}

function message(plan: Plan, turn: Turn, options: TextOptions): Message {
  const bindings = bindingsOf(plan, turn);
  if (turn.kind === "tool") return { role: "tool", content: toolResultText(turn.seed, bindings) };
  if (turn.kind === "follow")
    return { role: "user", content: typed(followUpText(turn.language, turn.seed, bindings), turn) };
  const own = options.texts.length > 0 && turn.item % 2 === 0;
  let task = own
    ? options.texts[turn.item % options.texts.length]
    : taskText(turn.genre, turn.language, turn.item, bindings);
  if (turn.variant !== 0) task = paraphrase(task, 0.35, turn.variant);
  if (turn.kind === "again") task = againText(turn.language, turn.seed) + task;
  task = typed(task, turn);
  const frame = plan.flow.spec.work.frame;
  if (frame) {
    // Grading, cleaning and after-the-fact rationales need something to work on: an output handed back, or one from elsewhere.
    if (turn.feed) task += `\n\n${outputText(turn.feed)}`;
    else if (["rubric", "rationale", "clean"].includes(frame.purpose))
      task += `\n\n${outputText({ seed: mix(turn.item, 77), tokens: 30 + (turn.item % 120), language: turn.language, code: false, verdict: false, refused: false })}`;
    if (turn.template !== 0)
      return {
        role: "user",
        content: framed(templateOf(frame.purpose, turn.language, turn.template), task, 0.5, turn.frameVariant).user,
      };
  }
  return { role: "user", content: turn.feed && !frame ? `${task}\n\n${outputText(turn.feed)}` : task };
}

function typed(text: string, turn: Turn): string {
  return turn.typos > 0 && unit(turn.seed, 53) < 0.4 ? withTypos(text, turn.typos, createRandom(turn.seed)) : text;
}

function systemOf(plan: Plan): string | undefined {
  const frame = plan.flow.spec.work.frame;
  const turn = plan.current;
  const opening = turn.template !== 0 ? turn : turnOf(plan.flow, plan.slot, plan.session, 0, plan.timeMs);
  const inFrame =
    frame && opening.template !== 0
      ? framed(templateOf(frame.purpose, opening.language, opening.template), "", 0.5, opening.frameVariant).system
      : undefined;
  const kind = plan.flow.spec.work.session.kind === "agent" ? "agent" : "app";
  const product = plan.systemSeed === 0 ? undefined : systemText(kind, plan.systemSeed);
  const place =
    product !== undefined && kind === "agent" ? `\nWorkspace: ${bindingsOf(plan, opening).repo ?? "default"}` : "";
  return product === undefined && inFrame === undefined
    ? undefined
    : [product, inFrame].filter((s) => s !== undefined).join("\n\n") + place;
}

function bindingsOf(plan: Plan, turn: Turn): Bindings {
  if (turn.context < 0) return {};
  const asker = askerOf(plan.flow, plan.slot, plan.session);
  const words = LANGUAGES.en;
  const { throwAway, containers } = plan.flow.spec.work;
  const repo = expand(
    words.repo,
    createRandom(throwAway ? mix(turn.context, 601) : mix(asker, 600 + (turn.context % 2))),
    words,
  );
  const random = createRandom(turn.context);
  const root = unit(asker, 27) < (containers ?? 0) ? `${CONTAINERS[plan.flow.seed % CONTAINERS.length]}${repo}/` : "";
  return { repo, path: root + expand(words.path, random, words), ticket: expand(words.ticket, random, words) };
}

function toolsOf(seed: number): { name: string; description: string; input_schema: unknown }[] {
  const random = createRandom(seed);
  const start = random.int(TOOLS.length);
  return Array.from({ length: 2 + random.int(5) }, (_, i) => {
    const name = TOOLS[(start + i * (1 + (seed % 3))) % TOOLS.length];
    const argument = pick(random, ["path", "query", "command", "target", "text", "id"]);
    return {
      name: random.next() < 0.3 ? name.replace("_", "") : name,
      description: `${name.replace("_", " ")} by ${argument}`,
      input_schema: { type: "object", properties: { [argument]: { type: "string" } } },
    };
  });
}

/** A handle as providers issue it: opaque, long, unique to the output. */
export function signatureText(seed: number): string {
  return `rsig_${hex(createRandom(seed), 40)}`;
}
