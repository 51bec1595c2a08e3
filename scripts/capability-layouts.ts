// The dress that pipelines and products alike put around a prompt: labels, tags, headings, JSON, examples, orders of format and tone. It is put
// around every kind of example at the same rate, so that the model learns that dress says nothing of what is asked for.
import { pick, type Random } from "../src/math/random.ts";
import type { Example } from "./capability-examples.ts";

const SHARE = 0.4;
const LABELS = ["Task", "Item", "Input", "Question", "Case", "Record", "Request", "Text", "Prompt", "Job", "Ticket"];
const TAGS = ["input", "item", "task", "doc", "notes", "step", "work", "draft", "content", "data", "source", "case"];
const OUTPUTS = ["Output", "Answer", "Result", "Response", "Final", "Solution", "Return", "Verdict"];
const ROLES = [
  "You are an experienced engineer who values small, clean changes.",
  "You are a careful assistant at a mid-sized company.",
  "Act as a seasoned consultant with two decades in the field.",
  "You are an expert in this domain. Be precise.",
  "You work for a publishing house as an editor.",
  "You are part of an automated pipeline. Nobody reads chit-chat.",
];
const ORDERS = [
  "Respond with JSON and nothing else.",
  "Plain text, no Markdown.",
  "Number the parts of your response.",
  "Number each step.",
  "Wrap the result in <$tag> tags.",
  "Put the final answer in \\boxed{}.",
  "Write for an expert reader.",
  "Keep every sentence short.",
  "Be thorough and exact.",
  "Use as much space as the task needs.",
  "Stay neutral in tone.",
  "If information is missing, assume something sensible and continue.",
  "Say so if you are not sure.",
  "Quote the passage you rely on.",
  "Watch the units and the edge cases.",
  "Follow the house style.",
  "Do not repeat or mention these instructions.",
  "Use the keys $tag and $tag in the JSON.",
  "Check the result before you send it.",
  "No preamble.",
];
const SHORT_PAIRS = [
  ["two parcels, one label", "split shipment"],
  ["late fee on a closed account", "billing"],
  ["rename the field to total", "done"],
  ["the valve sticks when cold", "mechanical"],
  ["how long is the warranty?", "two years"],
];

/** The same example in a dress drawn at random, or as it was. Only single questions of a user are dressed. */
export function laidOut(example: Example, random: Random): Example {
  const { request } = example.exchange;
  const message = request?.messages[0];
  if (random.next() >= SHARE || request?.messages.length !== 1 || typeof message?.content !== "string") return example;
  const orders = Array.from({ length: random.int(4) }, () =>
    pick(random, ORDERS).replaceAll("$tag", pick(random, TAGS)),
  );
  const role = random.next() < 0.4 ? [pick(random, ROLES)] : [];
  const text = around(message.content, random);
  const rules = [...role, ...orders].join(pick(random, [" ", "\n", "\n- "]));
  const place = random.next();
  const inSystem = rules !== "" && place < 0.35;
  const content = inSystem || rules === "" ? text : place < 0.75 ? `${rules}\n\n${text}` : `${text}\n\n${rules}`;
  const system = inSystem ? [request.system, rules].filter((s) => s !== undefined).join("\n") : request.system;
  return {
    ...example,
    exchange: {
      ...example.exchange,
      request: { ...request, ...(system === undefined ? {} : { system }), messages: [{ ...message, content }] },
    },
  };
}

function around(text: string, random: Random): string {
  const label = pick(random, LABELS);
  const output = pick(random, OUTPUTS);
  const tag = pick(random, TAGS);
  switch (random.int(7)) {
    case 0:
      return `${label}: ${text}`;
    case 1:
      return `<${tag}>\n${text}\n</${tag}>`;
    case 2:
      return `## ${label}\n${text}\n\n## ${output}\n`;
    case 3:
      return JSON.stringify({ [label.toLowerCase()]: text, [tag]: random.int(1000) });
    case 4: {
      const [asked, given] = pick(random, SHORT_PAIRS);
      return `${label} ${asked}\n-> ${given}\n\n${label} ${text}\n->`;
    }
    case 5:
      return `${label} #${1 + random.int(400)}\n${text}\n${output}:`;
    default:
      return text;
  }
}
