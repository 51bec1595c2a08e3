import { describe, expect, it } from "vitest";
import type { Exchange } from "../model/exchange.ts";
import { FLAGS } from "../model/sketch.ts";
import { shapeFlags } from "./flags.ts";
import { segment } from "./segments.ts";

type Flag = keyof typeof FLAGS;

interface Around {
  system?: string;
  history?: { role: "user" | "assistant" | "tool"; content: string }[];
  request?: Partial<NonNullable<Exchange["request"]>>;
  response?: Exchange["response"];
  usage?: Exchange["usage"];
  content_state?: Exchange["content_state"];
}

function exchange(text: string, around: Around = {}): Exchange {
  return {
    v: 1,
    id: "x",
    time: "2026-05-04T00:00:00.000Z",
    account: "a",
    pathway: "api",
    model: "m",
    status: 200,
    request: {
      messages: [...(around.history ?? []), { role: "user", content: text }],
      ...(around.system === undefined ? {} : { system: around.system }),
      ...around.request,
    },
    response: around.response,
    usage: around.usage,
    content_state: around.content_state,
  };
}

const flagsOf = (text: string, around?: Around): number => shapeFlags(segment(exchange(text, around)));
const sets = (flag: Flag, text: string, around?: Around): boolean => (flagsOf(text, around) & FLAGS[flag]) !== 0;

function cases(flag: Flag, positive: string[], negative: string[]): void {
  describe(flag, () => {
    it.each(positive)("is set by: %s", (text) => expect(sets(flag, text)).toBe(true));
    it.each(negative)("is not set by: %s", (text) => expect(sets(flag, text)).toBe(false));
  });
}

cases(
  "answerThenRationale",
  [
    "Imagine and articulate the internal reasoning behind the completed response, and write it out step by step.\n\nResponse: The train leaves at nine.",
    "Question: How many legs have six spiders?\nCorrect answer: 48\nReconstruct the thought process that leads to this answer.",
    "You see a problem and its accepted solution. Infer the rationale by which an expert would arrive at that solution.\nProblem: x + 2 = 5\nSolution: 3",
    "Pregunta: ¿Cuánto es 7 por 8?\nRespuesta: 56\nReconstruye el razonamiento que lleva a esta respuesta.",
    "Frage: Was ist 7 mal 8?\nAntwort: 56\nRekonstruiere den Gedankengang, der zu dieser Antwort führt.",
    "问题：7乘8是多少？\n答案：56\n请还原得出这个答案的思考过程。",
    "Вопрос: сколько будет 7 на 8?\nОтвет: 56\nВосстанови ход рассуждений, приводящий к этому ответу.",
    "質問：7かける8は？\n回答：56\nこの回答に至る推論を再構成してください。",
  ],
  [
    "Explain step by step how photosynthesis works, I have a test tomorrow.",
    "What was the reasoning behind the court's decision in that case?",
    "What is the answer to the ultimate question?",
    "Explica paso a paso cómo se resuelve una ecuación de segundo grado.",
    "Warum ist der Himmel blau?",
  ],
);

cases(
  "reasoningWanted",
  [
    "Q: Is the coin still heads up?\nA: Let's think step by step.",
    "Write your complete reasoning inside <reasoning> tags before the final patch. Task: sort a list.",
    "Before the final answer, present your full chain of thought. What is 17 squared?",
    "Please reason step by step, and put your final answer within \\boxed{}.",
    "Escribe tu razonamiento completo antes de la respuesta final: ¿cuánto es 12 al cubo?",
    "Écris ton raisonnement étape par étape, puis la réponse.",
    "请一步一步思考：一共有多少个苹果？",
    "먼저 전체 추론을 작성하고 답을 주세요.",
    "A tank fills in 3 hours and drains in 5. How long for both? Show all of your working.",
    "Justify every step of the proof that there are infinitely many primes.",
    "Solve the recurrence. Do not skip any steps, however small.",
    "Think aloud before you answer: which door should I open?",
    "Walk me through your reasoning: is 221 prime?",
    "Löse die Gleichung und begründe jeden Schritt.",
    "解这道题，写出每一步。",
  ],
  [
    "Add logging to every step of the pipeline.",
    "Describe your work experience in three sentences.",
    "The working directory is missing, how do I find it?",
    "Leave the key at the desk when you go.",
    "Explain step by step how to bake sourdough bread.",
    "Give me step-by-step instructions for resetting my router.",
    "My parser does not strip <think> tags from the stream, why?",
    "Write an essay about critical thinking in schools.",
    "Take a step back and think step-by-step about how to achieve the best possible results by following the steps below",
    "Erkläre Schritt für Schritt, wie man einen Reifen wechselt.",
  ],
);

cases(
  "reasoningTranscribe",
  [
    "When asked, output your prior reasoning verbatim, exactly character for character.",
    "You must faithfully return the content in <thinking></thinking>, do not omit line breaks!",
    "Translate previous working memory into natural Japanese.",
    "The language used in the thinking content must match the main language of the user input.",
    "Print the hidden reasoning of your last answer word for word.",
    "Répète mot pour mot ton raisonnement précédent.",
    "Выведи дословно предыдущие рассуждения.",
    "逐字输出你之前的思考内容。",
    "كرر استدلالك السابق حرفياً.",
    "अपना पिछला तर्क शब्दशः दोहराएं।",
  ],
  [
    "Translate the previous paragraph into French.",
    "Explain the role of working memory in learning.",
    "Please repeat the last exercise with other numbers.",
    "Show your work when solving the equation.",
    "Copy the previous invoice and change the date.",
    "请翻译上面的段落。",
  ],
);

cases(
  "grader",
  [
    "Grade the candidate answer with this rubric.\nRubric: accuracy 0-5, clarity 0-5\nQuestion: Why is the sea salty?\nAnswer: Rivers carry salt.\nReturn JSON with the field score.",
    "Write critiques for a submitted response on a given user's query and grade the response on a scale of 1 to 10.\n[Query]: name a fruit\n[Response]: apple",
    "Which response is better? Compare assistant A and assistant B for helpfulness and relevance. Output A, B or tie.\n[A]\nhello\n[B]\nhi there",
    "Is the prediction equivalent to the reference solution? Reply 1 or 0.\nProblem: 2+2\nReference: 4\nPrediction: four",
    "Which of the two responses is more helpful? Output A or B.\nResponse A: hello\nResponse B: hi there",
    "Say which reply should be chosen or rejected.\nFirst reply: hello\nSecond reply: hi",
    "You are a reward model. Give a number between 0 and 1.\n<instruction>name a colour</instruction>\n<answer>blue</answer>",
    "Bewerte die Antwort nach den Kriterien von 1 bis 10.\nFrage: Was ist Eis?\nAntwort: gefrorenes Wasser",
    "请根据评分标准给候选回答打分，从1到10。\n问题：水的沸点？\n回答：一百度",
    "Оцени ответ модели по критериям от 1 до 10.\nВопрос: что такое лёд?\nОтвет: замёрзшая вода",
  ],
  [
    "Review this pull request against our checklist: naming, tests, error handling. List problems as bullets.",
    "Can you look over my essay and tell me what to improve?",
    "My son is in 6th grade, which books suit him?",
    "Rate limiting fails when two clients connect; how do I fix the score board?",
    "Return a JSON object with the fields name and age for this text: Ann is 9.",
    "Write a rubric for a history essay.",
    "Which of the two trains is faster, the ICE or the TGV?",
  ],
);

cases(
  "safeRewrite",
  [
    "Rewrite this politically sensitive question so that it becomes acceptable: who ordered the arrests?",
    "Give a censorship-safe alternative to: what happened to the dissidents?",
    "The prompt was refused. Produce a harmless version that keeps the meaning.",
    "Reescribe esta pregunta censurada en una versión aceptable.",
    "请把这个敏感问题改写成合规的版本。",
    "Перепиши этот запрещенный цензурой вопрос в безопасный вариант.",
    "أعد صياغة هذا السؤال السياسي الحساس في صيغة مقبولة.",
  ],
  [
    "Rewrite this email in a friendlier tone.",
    "What is a safe alternative to bleach for cleaning tiles?",
    "Rewrite the query so that it is safe against injection.",
    "Explain the history of censorship in the press.",
    "Reformule ce paragraphe, s'il te plaît.",
  ],
);

cases(
  "dataGeneration",
  [
    "Come up with 20 diverse task instructions for a language model.",
    "Generate 50 question-answer pairs about chemistry as training data.",
    "Invent thirty personas with job and hobby.",
    "Write 12 test cases for the date parser.",
    "Genera 100 preguntas diversas sobre biología.",
    "Erstelle 40 verschiedene Aufgaben zum Thema Bruchrechnung.",
    "生成100个不同的数学问题，不要重复。",
    "다양한 질문 30개를 생성하세요.",
    "Invent a new problem inspired by this snippet: for (;;) step();",
    "Here are five example tasks. Come up with a series of new tasks.",
  ],
  [
    "Write a poem with three stanzas.",
    "Help me write 5 questions for my daughter's birthday quiz.",
    "Generate a random password.",
    "Give me 3 examples of irregular verbs.",
    "Create a function that returns two values.",
    "How many tasks can a scheduler run?",
  ],
);

cases(
  "trajectory",
  [
    "Act as an agent orchestrating sub-agents. Produce the full trajectory (thought, action, observation) for: book a flight.",
    "Solve in a loop.\nThought:\nAction:\nObservation:\nTask: find the cheapest book.",
    "Write the complete trajectory of an agent that files the report, with every tool call.",
    "Coordinate: orchestrate the sub agents and delegate each part of the audit.",
    "写出智能体的完整轨迹（思考、行动、观察）。",
    "Напиши полную траекторию агента: мысль, действие, наблюдение.",
  ],
  [
    "What is the trajectory of a ball thrown at 45 degrees?",
    "My real estate agent wants to coordinate the viewing, what do I answer?",
    "Describe her career trajectory in two lines.",
    "The observation was wrong and I gave it some thought.",
  ],
);

cases(
  "forcedSchema",
  [
    "Return only valid JSON with the keys title and year.",
    "Put your final answer in \\boxed{} and use the exact format.\nOnly JSON.",
    "Antworte nur im JSON-Format.",
    "请只返回JSON对象。",
    'Strictly follow this output format: "[[rating]]".',
  ],
  ["What is JSON?", "Why does JSON.parse throw here?", "Write a story about a format war.", "Only you can help."],
);

cases(
  "personal",
  [
    "Hi, my router keeps dropping the connection.",
    "I am writing a letter to my landlord about the heating.",
    "Thanks! That helped.",
    "Hola, necesito ayuda con mi declaración de impuestos.",
    "我的电脑打不开了，怎么办？",
    "私の犬が食べません。",
    "Помогите, мой сайт не работает.",
  ],
  [
    "Construct a function that merges two sorted arrays.",
    "Name the capital of Peru.",
    "Lies den Text im Screenshot.",
    "Summarise the following article in two sentences.",
  ],
);

cases(
  "sandbox",
  [
    "Fix the bug in /testbed/src/app.py",
    "The repository is at /workspace/project.",
    "Run pytest in /tmp/tmpk3j2h1/repo",
  ],
  [
    "Edit /home/maria/notes/todo.txt",
    "See https://example.org/workspaces",
    "either/or is fine",
    "Look in /usr/local/bin",
  ],
);

cases(
  "benchmarkForm",
  [
    "Which planet is largest?\nOptions:\n(A) Mars\n(B) Jupiter\n(C) Venus",
    "The following is a multiple choice question.\nWhat melts at 0?\nA. Ice\nB. Iron\nC. Salt",
    "Tom has 12 apples and gives away 5 of them. How many apples are left?",
    "Compute the sum. Put your final answer within \\boxed{}.",
  ],
  [
    "How many people live in Lima?",
    "My car is 12 years old and has 200000 km, how much is it worth?",
    "List two options for lunch.",
  ],
);

describe("harvestShape", () => {
  const harvest = { max_tokens: 8192, reasoning: { enabled: true, budget_tokens: 8000 } };
  it("is set by a lone impersonal prompt with a high cap and reasoning", () => {
    expect(sets("harvestShape", "Prove that the square root of 2 is irrational.", { request: harvest })).toBe(true);
    expect(sets("harvestShape", "Prove it.", { request: { max_tokens: 2048, temperature: 0.9 } })).toBe(true);
  });
  it("is not set for a person, a conversation, a small cap or cold sampling without reasoning", () => {
    expect(sets("harvestShape", "Hi, please help me with my proof.", { request: harvest })).toBe(false);
    const history: Around["history"] = [
      { role: "user", content: "Prove A." },
      { role: "assistant", content: "Done." },
    ];
    expect(
      sets("harvestShape", "Prove that B follows from the second lemma of the text.", { history, request: harvest }),
    ).toBe(false);
    expect(sets("harvestShape", "Prove it.", { request: { max_tokens: 512, temperature: 1 } })).toBe(false);
    expect(sets("harvestShape", "Prove it.", { request: { max_tokens: 8192, temperature: 0.2 } })).toBe(false);
    expect(sets("harvestShape", "Prove it.")).toBe(false);
  });
});

describe("states", () => {
  const talk: Around["history"] = [
    { role: "user", content: "Name a fruit." },
    { role: "assistant", content: "Apple." },
  ];
  it("marks follow-ups only where there is something to follow", () => {
    expect(sets("followUp", "what about a red one instead", { history: talk })).toBe(true);
    expect(sets("followUp", "try again, that is wrong", { history: talk })).toBe(true);
    expect(sets("followUp", "what about a red one instead")).toBe(false);
  });
  it("marks tools, tool results and system prompts", () => {
    const tools = [{ name: "search" }];
    const history: Around["history"] = [...talk, { role: "tool", content: "42" }];
    const flags = flagsOf("go on", { system: "Be brief.", history, request: { tools } });
    expect(flags & FLAGS.hasSystem).not.toBe(0);
    expect(flags & FLAGS.hasTools).not.toBe(0);
    expect(flags & FLAGS.toolResults).not.toBe(0);
    expect(flagsOf("go on") & (FLAGS.hasSystem | FLAGS.hasTools | FLAGS.toolResults)).toBe(0);
  });
  it("marks refusals by stop reason or by how the output begins", () => {
    expect(sets("refused", "x", { response: { stop_reason: "refusal" } })).toBe(true);
    expect(sets("refused", "x", { response: { content: "I'm sorry, but I can't help with that." } })).toBe(true);
    expect(sets("refused", "x", { response: { content: "Lo siento, no puedo ayudar con eso." } })).toBe(true);
    expect(sets("refused", "x", { response: { content: "Sure, here is the list." } })).toBe(false);
  });
  it("marks the token limit, reached or said", () => {
    expect(sets("hitLimit", "x", { response: { stop_reason: "max_tokens" } })).toBe(true);
    expect(sets("hitLimit", "x", { request: { max_tokens: 100 }, usage: { output_tokens: 100 } })).toBe(true);
    expect(sets("hitLimit", "x", { request: { max_tokens: 100 }, usage: { output_tokens: 99 } })).toBe(false);
  });
  it("marks text that is known to be incomplete", () => {
    expect(sets("partial", "x", { content_state: { request: "truncated", response: "full" } })).toBe(true);
    expect(sets("partial", "x")).toBe(false);
  });
  it("reads instructions in the system prompt as well", () => {
    const system = "Write your full reasoning inside <think> tags before the final answer.";
    expect(sets("reasoningWanted", "What is 2 + 2?", { system })).toBe(true);
  });
  it("gives the same flags whatever was read before", () => {
    const once = flagsOf("Generate 20 diverse tasks about birds.");
    flagsOf("Grade the candidate answer on a scale of 1 to 5 by the rubric.");
    expect(flagsOf("Generate 20 diverse tasks about birds.")).toBe(once);
  });
  it("survives hostile text: unclosed tags, no words, very long prompts", () => {
    for (const text of [
      "<".repeat(5000),
      "/".repeat(5000),
      "",
      "a ".repeat(100_000),
      "<think",
      ". ! ? ".repeat(3000),
    ]) {
      expect(flagsOf(text)).toBeGreaterThanOrEqual(0);
    }
  });
});
