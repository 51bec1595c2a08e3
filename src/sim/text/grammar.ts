// A small text grammar: `{a|b|c}` picks one (nests), `$name` expands a rule of the lexicon or a binding, `$3-40` a number.
// An expansion is a pure function of the random stream, so a text is named by its seed and never has to be stored.
import type { Random } from "../../math/random.ts";

/** One shape for every kind, which is read far faster than three: a choice has branches, a rule a name, a number its range. */
interface Node {
  text: string | undefined;
  branches: Rule[] | undefined;
  rule: string | undefined;
  low: number;
  high: number;
}
export type Rule = Node[];
export type Lexicon = Record<string, Rule>;
export type Bindings = Record<string, string>;

export function compile(source: string): Rule {
  const state = { at: 0 };
  const branches = parseBranches(source, state);
  return branches.length === 1 ? branches[0] : [node({ branches })];
}

export function lexicon(rules: Record<string, string>): Lexicon {
  return Object.fromEntries(Object.entries(rules).map(([name, source]) => [name, compile(source)]));
}

/** An unknown `$name` stays as it is written: a missing rule is seen in the text (and by a test), not thrown. */
export function expand(rule: Rule, random: Random, words: Lexicon, bindings: Bindings = {}): string {
  let text = "";
  for (const node of rule) {
    if (node.text !== undefined) text += node.text;
    else if (node.branches !== undefined)
      text += expand(node.branches[random.int(node.branches.length)], random, words, bindings);
    else if (node.rule !== undefined) {
      const bound = bindings[node.rule];
      const inner = words[node.rule];
      text += bound ?? (inner ? expand(inner, random, words, bindings) : `$${node.rule}`);
    } else text += String(node.low + random.int(node.high - node.low + 1));
  }
  return text;
}

function node({ text, branches, rule, low = 0, high = 0 }: Partial<Node>): Node {
  return { text, branches, rule, low, high };
}

function parseBranches(source: string, state: { at: number }): Rule[] {
  const branches: Rule[] = [[]];
  let literal = "";
  const last = (): Rule => branches[branches.length - 1];
  const flush = (): void => {
    if (literal !== "") last().push(node({ text: literal }));
    literal = "";
  };
  while (state.at < source.length) {
    const c = source[state.at++];
    if (c === "{") {
      flush();
      last().push(node({ branches: parseBranches(source, state) }));
    } else if (c === "}") break;
    else if (c === "|") {
      flush();
      branches.push([]);
    } else if (c === "$") {
      const match = /^(?:(\d+)-(\d+)|([A-Za-z]+))/.exec(source.slice(state.at, state.at + 40));
      if (!match) literal += c;
      else {
        flush();
        state.at += match[0].length;
        last().push(node(match[3] ? { rule: match[3] } : { low: Number(match[1]), high: Number(match[2]) }));
      }
    } else literal += c;
  }
  flush();
  return branches;
}
