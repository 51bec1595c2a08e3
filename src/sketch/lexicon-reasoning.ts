// Cue words about reasoning and answers, in twelve languages (en es fr de pt it ru zh ja ar hi ko).
// Single words where possible: rules combine them per clause, so no sentence has to be foreseen.

/** Bits of reasoning cues. */
export const R = {
  /** Words for reasoning that mean little else. */
  reason: 1 << 0,
  /** Thinking, thoughts: reasoning only in company. */
  thought: 1 << 1,
  /** Names of reasoning that is not shown to callers. */
  hidden: 1 << 2,
  thinkingContent: 1 << 3,
  previous: 1 << 4,
  /** Verbs of giving back what is there. */
  emit: 1 << 5,
  verbatim: 1 << 6,
  think: 1 << 7,
  stepwise: 1 << 8,
  /** Verbs and prepositions that lead from an answer back to its reasons. */
  reconstruct: 1 << 9,
  answer: 1 << 10,
  supplied: 1 << 11,
  your: 1 << 12,
  before: 1 << 13,
  /** Verbs of writing something new. */
  provide: 1 << 14,
  tags: 1 << 15,
  full: 1 << 16,
  language: 1 << 17,
  question: 1 << 18,
  /** How refusals begin; read in outputs only. */
  refusal: 1 << 19,
  why: 1 << 20,
  /** Agents under an agent. */
  subAgents: 1 << 21,
  /** Words of programming languages; ordinary words too, so only in company of code punctuation. */
  keyword: 1 << 22,
  /** Names of the way to a result, as pupils are asked for it. */
  working: 1 << 23,
  /** Verbs of setting out why; and of leaving out, since nobody asks for steps to be left out. */
  explain: 1 << 24,
} as const;

export const REASONING_CUES: readonly (readonly [number, string])[] = [
  [
    R.reason,
    `reasoning|rationale|rationales|thought process|thinking process|chain of thought|train of thought|line of thought|internal monologue
    |inner monologue|derivation|deliberation|reasoning trace|reasoning steps|razonamiento|cadena de pensamiento|proceso de pensamiento|justificación
    |raisonnement|chaîne de pensée|cheminement|überlegung|überlegungen|gedankengang|gedankengänge|gedankengangs|denkprozess|denkweg|begründung
    |gedankenkette|denkschritte|raciocínio|cadeia de pensamento|ragionamento|catena di pensiero|processo di pensiero|рассуждение|рассуждения
    |рассуждений|рассуждениями|рассуждению|ход мыслей|ход мысли|размышления|обоснование|ход рассуждений|推理|思考过程|思维过程|思路|思维链|推导
    |思考過程|思維鏈|推論|思考プロセス|思考の過程|考え方の過程|論拠|الاستدلال|استدلال|سلسلة التفكير|عملية التفكير|التعليل|استدلالك|तर्क|तर्क प्रक्रिया
    |विचार प्रक्रिया|추론|추론을|추론과정|추론 과정|추론 과정을|사고 과정|사고 과정을|사고과정|사고과정을|풀이 과정|풀이 과정을`,
  ],
  [
    R.thought,
    `thinking|thoughts|monologue|cogitation|pensamiento|pensamientos|réflexion|réflexions|denken|gedanken|pensamento|pensamentos|pensiero|pensieri
    |мысли|мыслей|мышление|思考|思维|想法|考え|التفكير|تفكيرك|تفكير|أفكارك|सोच|विचार|विचारों|생각|생각을|사고`,
  ],
  [
    R.hidden,
    `working memory|scratchpad|scratch pad|thinking content|reasoning content|thinking block|thinking blocks|reasoning block|reasoning blocks
    |reasoning trace|reasoning traces|thinking trace|thinking traces|thinking tokens|reasoning tokens|hidden reasoning|internal reasoning
    |internal thoughts|hidden thoughts|private reasoning|private thoughts|hidden thinking|internal thinking|analysis channel|encrypted reasoning
    |reasoning summary|razonamiento interno|razonamiento oculto|memoria de trabajo|mémoire de travail|raisonnement interne|raisonnement caché
    |arbeitsgedächtnis|arbeitsspeicher|interne überlegungen|memória de trabalho|raciocínio interno|memoria di lavoro|ragionamento interno
    |рабочая память|рабочую память|рабочей памяти|внутренние рассуждения|скрытые рассуждения|工作记忆|工作記憶|思考内容|思維內容|思维内容
    |隐藏的推理|内部推理|内部思考|作業記憶|ワーキングメモリ|内部の推論|内部思考|الذاكرة العاملة|محتوى التفكير|التفكير الداخلي|कार्यशील स्मृति|आंतरिक तर्क
    |작업 기억|작업 메모리|작업 기억을|사고 내용|내부 추론|내부 추론을|숨겨진 추론`,
  ],
  [
    R.thinkingContent,
    `thinking content|reasoning content|content of your thinking|thinking section|contenido del pensamiento|contenu de la réflexion|思考内容
    |思维内容|思維內容|محتوى التفكير|सोच की सामग्री|사고 내용|사고 내용의|содержание размышлений|содержание рассуждений`,
  ],
  [
    R.previous,
    `previous|previously|prior|earlier|preceding|last turn|last response|last message|past|existing|encrypted|saved|so far|anterior|anteriores|previo
    |previa|previos|précédent|précédente|précédents|précédentes|antérieur|vorherige|vorherigen|vorheriges|vorigen|bisherigen|frühere|früheren
    |precedente|precedenti|предыдущий|предыдущие|предыдущего|предыдущую|предыдущее|предыдущих|прежние|прошлые|之前|先前|上一轮|此前|上文|上一条
    |前の|以前の|直前の|これまでの|先ほどの|السابق|السابقة|السابقه|पिछला|पिछली|पिछले|이전|이전의|앞선|직전|지난`,
  ],
  [
    R.emit,
    `repeat|print|output|return|reproduce|dump|transcribe|translate|reveal|recite|restate|copy|echo|paste|disclose|write out|write down|convert
    |export|show|display|quote|spell out|replay|repite|repita|repetir|imprime|muestra|muéstrame|traduce|traduzca|devuelve|transcribe|copia|répète
    |répétez|affiche|affichez|traduis|traduisez|reproduis|reproduisez|retranscris|retranscrivez|recopie|recopiez|wiederhole|wiederholen|gib|gebe
    |übersetze|übersetzen|ausgeben|zeige|kopiere|transkribiere|drucke|repita|imprima|mostre|traduza|reproduza|transcreva|copie|ripeti|stampa
    |mostra|traduci|riproduci|trascrivi|riporta|повтори|повторите|выведи|выведите|напечатай|переведи|переведите|покажи|покажите|воспроизведи
    |воспроизведите|скопируй|перепиши|重复|输出|打印|翻译|复述|返回|展示|显示|輸出|翻譯|繰り返|出力|翻訳|表示|書き出|転記|كرر|اطبع|ترجم|أخرج
    |انسخ|أعد|اعرض|दोहराएं|दोहराएँ|दोहराओ|दोहराइए|प्रिंट|अनुवाद|दिखाएं|दिखाएँ|반복|반복해|반복하세요|출력|출력해|출력하세요|출력해줘|번역|번역해
    |번역하세요|보여줘|보여주세요|옮겨`,
  ],
  [
    R.verbatim,
    `verbatim|word for word|character for character|token for token|line for line|faithfully|do not omit|without omitting|without omission|as is
    |unaltered|unedited|textualmente|literalmente|palabra por palabra|mot pour mot|textuellement|wortwörtlich|wörtlich|wort für wort
    |palavra por palavra|parola per parola|testualmente|дословно|слово в слово|без изменений|逐字|一字不差|一字不漏|原样|原封不动|不要省略
    |一字一句|そのまま|逐語|省略せず|حرفيا|حرفياً|كلمة بكلمة|शब्दशः|हूबहू|그대로|글자 그대로|빠짐없이|한 글자도`,
  ],
  [
    R.think,
    `think|reason|ponder|piensa|piense|pensemos|razona|razone|razonando|réfléchis|réfléchissons|réfléchissez|raisonne|raisonnez|raisonnons|denke
    |denk|denken|überlege|überlegen|pense|pensemos|pensar|raciocine|pensa|ragiona|pensiamo|ragioniamo|подумай|подумаем|подумайте|рассуждай
    |рассуждайте|думай|思考|推理|想一想|想|考え|考えて|考えよう|推論|فكر|فكّر|لنفكر|सोचें|सोचो|सोचिए|सोचकर|विचार|생각해|생각해봐|생각하세요
    |생각해보자|생각해 보자|추론해|추론하세요|생각하고|생각해서`,
  ],
  [
    R.stepwise,
    `step by step|step after step|stepwise|one step at a time|aloud|out loud|en voz alta|à voix haute|laut|em voz alta|ad alta voce|вслух|paso a paso|étape par étape|pas à pas|schritt für schritt|schrittweise|passo a passo
    |passo dopo passo|passo passo|passo per passo|шаг за шагом|пошагово|по шагам|一步一步|一步步|逐步|分步|ステップバイステップ|一歩ずつ|段階的に
    |順を追って|ステップごとに|خطوة بخطوة|خطوة خطوة|चरण दर चरण|कदम दर कदम|चरणबद्ध|단계별로|차근차근|한 단계씩|단계적으로`,
  ],
  [
    R.reconstruct,
    `imagine|articulate|reconstruct|infer|retrace|recover|justify|reverse engineer|work backwards|backwards|behind|underlying|leads|lead to|led to
    |leading to|arrive|arrived|arrives|reach|reaches|reached|produces|produced|yields|could have|would have|must have|get from|gets from
    |reconstruye|reconstruya|imagina|imagine|articula|detrás|conduce|condujo|lleva a|llevó|llevaron|llegar a|imaginez|reconstitue
    |reconstituez|reconstruis|reconstruisez|derrière|mène|mènent|conduit|conduisent|aboutit|aboutir|ayant mené|rekonstruiere|rekonstruieren
    |hinter|führt|führte|führen|geführt|zugrunde|stell dir vor|reconstrua|por trás|leva|levou|levam|levaram|ricostruisci|immagina|dietro
    |porta alla|portato|conduce|conducono|реконструируй|восстанови|восстановите|представь|представьте|стоящие за|приводит|привели|привело
    |приводят|приводящие|лежащие|还原|推断|重建|反推|背后|想象|得出|倒推|再構築|再構成|背後|想像|導く|導いた|至る|至った|逆算|أعد بناء|تخيل
    |وراء|أدى|يؤدي|تؤدي|أدت|استنتج|पुनर्निर्माण|कल्पना|पीछे|पहुँचने|पहुंचने|ले जाता|재구성|재구성하세요|재구성해|상상|상상해|뒤에|이르는|이르게
    |도출|역추적|이끄는|이어지는`,
  ],
  [
    R.answer,
    `answer|answers|response|responses|solution|completion|reply|conclusion|respuesta|respuestas|solución|réponse|réponses|antwort|antworten|lösung
    |ergebnis|resposta|respostas|solução|risposta|risposte|soluzione|ответ|ответа|ответу|ответы|решение|решения|решению|答案|回答|答复|结论|回复
    |解答|答え|応答|結論|الإجابة|إجابة|الجواب|الرد|الحل|उत्तर|जवाब|समाधान|답변|답변의|답변을|답변에|답|정답|정답에|정답을|응답|응답을`,
  ],
  [
    R.supplied,
    `given|following|below|completed|finished|provided|supplied|correct|reference|gold|known|above|accepted|ground truth|existing|already|dada|dado
    |siguiente|correcta|completada|proporcionada|terminada|donnée|suivante|correcte|fournie|terminée|achevée|ci-dessous|gegebene|gegebenen
    |folgende|folgenden|richtige|richtigen|korrekte|korrekten|fertige|fertigen|vorgegebene|vorgegebenen|abgeschlossene|abgeschlossenen|seguinte
    |correta|fornecida|concluída|seguente|corretta|fornita|completata|данный|данного|данному|данной|следующий|следующего|правильный
    |правильного|правильному|готовый|готового|готовому|给定|以下|正确|已完成|已有|标准|上述|下面|给出的|次の|以下の|正しい|与えられた|完成した
    |المعطاة|التالية|الصحيحة|المكتملة|المقدمة|दिए गए|सही|निम्नलिखित|दिया गया|주어진|다음|완성된|완료된|올바른|제공된`,
  ],
  [
    R.your,
    `your|tu|tus|su|sus|ton|tes|votre|vos|dein|deine|deinen|deiner|ihre|ihren|seu|sua|seus|suas|teu|tuo|tua|tuoi|suoi|свои|твои|твой|свой|ваши
    |ваше|ваш|своё|свое|твоё|你的|您的|あなたの|你|您|تفكيرك|استدلالك|رؤيتك|अपने|आपके|अपनी|आपकी|अपना|आपका|당신의|너의|자신의|네`,
  ],
  [
    R.before,
    `before|prior to|ahead of|first|antes|primero|avant|dabord|d'abord|zuerst|bevor|zunächst|vor der|antes|primeiro|prima|anzitutto|innanzitutto
    |сначала|прежде|перед|首先|先|之前|然后|まず|前に|最初に|قبل|أولا|أولاً|पहले|먼저|전에|우선`,
  ],
  [
    R.provide,
    `write|provide|give|document|set down|describe|include|show|present|put|place|lay out|spell out|record|enclose|wrap|state|output|emit|escribe|escriba|muestra|incluye
    |proporciona|redacta|pon|écris|écrivez|écrire|montre|montrez|donne|donnez|rédige|rédigez|fournis|fournissez|mets|mettez|schreibe|schreib
    |schreiben|zeige|gib|gebe|notiere|formuliere|setze|escreva|mostre|forneça|inclua|coloque|scrivi|mostra|fornisci|includi|metti|inserisci|напиши
    |напишите|запиши|запишите|покажи|приведи|приведите|изложи|изложите|опиши|опишите|помести|写出|写下|给出|写在|列出|放在|展示|输出|書き|書いて
    |示し|記述|出力|記載|書く|述べ|اكتب|اعرض|قدم|اذكر|ضع|लिखें|लिखिए|लिखो|दिखाएं|बताएं|दें|रखें|작성|작성해|작성하세요|작성하고|써|쓰세요|적어|적으세요
    |제시|제시하세요|쓰고|써줘|적고`,
  ],
  [
    R.tags,
    `tags|tag|etiquetas|balises|balise|etiqueta|тегах|теги|теге|тегами|标签|标记|タグ|وسوم|وسم|टैग|태그|태그로|태그에`,
  ],
  [
    R.full,
    `full|complete|completely|detailed|entire|internal|exhaustive|thorough|every step|completo|completa|detallado|detallada|complet|complète
    |détaillé|détaillée|vollständig|vollständige|vollständigen|ausführlich|ausführliche|detalhado|dettagliato|полный|полные|полное|подробно
    |подробное|полностью|完整|详细|全部|詳細|すべて|完全な|詳しく|كامل|الكامل|مفصل|بالتفصيل|पूरा|पूरी|विस्तृत|전체|상세한|자세히|자세한|모든`,
  ],
  [
    R.language,
    `language|languages|idioma|lengua|langue|sprache|língua|lingua|язык|языке|языком|语言|語言|言語|اللغة|لغة|भाषा|언어|언어와|언어로|katakana|english
    |chinese|japanese|pinyin`,
  ],
  [
    R.question,
    `question|questions|query|prompt|input|instruction|problem|task|pregunta|consulta|instrucción|frage|aufgabe|anfrage|pergunta|instrução|domanda
    |istruzione|вопрос|вопроса|вопросу|запрос|задание|问题|提问|题目|指令|問題|質問|السؤال|سؤال|प्रश्न|सवाल|질문|문제|질문과|문제와`,
  ],
  [
    R.refusal,
    `i can't help|i cannot help|i can't assist|i cannot assist|i'm not able to help|i am not able to help|i can't provide|i cannot provide
    |i can't share|i cannot share|i won't|i'm unable to|i am unable to|i must decline|i can't comply|i cannot comply|i can't do that|can't reveal
    |not able to share|no puedo ayudar|no puedo proporcionar|no puedo compartir|je ne peux pas|ich kann nicht|ich kann dabei nicht|não posso
    |non posso|я не могу|не могу помочь|我不能|我无法|无法提供|抱歉|お手伝いできません|できません|申し訳ありません|لا أستطيع|لا يمكنني|मैं मदद नहीं
    |नहीं कर सकता|도와드릴 수 없|할 수 없습니다|제공할 수 없습니다`,
  ],
  [
    R.why,
    `why|explain|por qué|explica|explique|pourquoi|erkläre|warum|por que|spiega|perché|объясни|почему|解释|为什么|説明|なぜ|اشرح|لماذا|समझाएं|क्यों|설명|설명해|왜`,
  ],
  [
    R.subAgents,
    `subagent|subagents|sub-agent|sub-agents|sub agent|sub agents|multi-agent|multi agent|team of agents|other agents|worker agents|subagente|subagentes
    |sous-agent|sous-agents|unteragenten|subagenten|sottoagenti|altri agenti|субагент|субагентов|субагенты|подагентов|子代理|多智能体|サブエージェント|وكلاء فرعيين
    |وكلاء|उप-एजेंट|उप-एजेंटों|하위 에이전트|서브에이전트|하위 에이전트를`,
  ],
  [
    R.keyword,
    `def|return|import|elif|const|let|void|struct|println|stdout|null|nullptr|fn|func|async|await|lambda|self|printf|int|str|bool|float|foreach|select
    |static|public|private|namespace|typeof|undefined|echo|sudo|npm|pip|none|true|false|string|len|console|curl`,
  ],
  [
    R.working,
    `your working|your workings|all working|all workings|full working|the working|show your work|show all work|show all your work|each step|every step|all steps|all the steps
    |any step|any steps|no step|no steps|steps you took|intermediate steps|each move|every move|each decision|every decision|each inference
    |every inference|solution path|how you arrived|how you got|how you reached|cada paso|todos los pasos|ningún paso|pasos intermedios|chaque étape
    |toutes les étapes|aucune étape|étapes intermédiaires|jeden schritt|alle schritte|keinen schritt|zwischenschritte|rechenweg|lösungsweg
    |cada passo|cada etapa|todos os passos|nenhum passo|ogni passaggio|tutti i passaggi|nessun passaggio|каждый шаг|все шаги|ни одного шага
    |ход решения|промежуточные шаги|每一步|每个步骤|所有步骤|任何步骤|解题过程|解题步骤|中间步骤|各ステップ|すべてのステップ|途中式|途中の計算|解く過程|كل خطوة|جميع الخطوات
    |أي خطوة|हर चरण|प्रत्येक चरण|सभी चरण|각 단계|모든 단계|단계를 빠짐없이|중간 과정`,
  ],
  [
    R.explain,
    `explain|explaining|justify|justifying|show|showing|lay out|set down|spell out|write out|narrate|describe|walk me through|walk us through|talk me through|detail
    |skip|skipping|omit|omitting|leave|leaving|miss|explica|explique|justifica|muestra|omitas|saltes|expliquez|justifie|justifiez|montre|montrez
    |omettre|saute|sautez|erkläre|begründe|zeige|auslassen|überspringe|explica|justifique|mostre|omita|pule|spiega|giustifica|mostra|saltare|объясни
    |объясните|обоснуй|покажи|опиши|пропускай|пропускайте|解释|说明|写出|展示|省略|跳过|説明|示し|書き|省か|اشرح|وضح|تتخط|समझाएं|समझाइए|दिखाएं|छोड़ें|설명|보여|생략`,
  ],
];
