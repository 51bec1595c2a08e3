// Cue words about kinds of work: grading, data generation, rewriting, agents, formats, and people at work; twelve languages.
// "1" in a phrase stands for any number, as the tokenizer masks them.

/** Bits of work cues. */
export const W = {
  rubric: 1 << 0,
  /** Dimensions that rubrics name. */
  dimension: 1 << 1,
  candidate: 1 << 2,
  judge: 1 << 3,
  /** A bounded verdict or score. */
  scale: 1 << 4,
  sensitive: 1 << 5,
  rewrite: 1 << 6,
  safe: 1 << 7,
  generate: 1 << 8,
  number: 1 << 9,
  /** Things that training sets are made of. */
  tasks: 1 << 10,
  /** The same when a training purpose is named; ordinary otherwise. */
  examples: 1 << 11,
  training: 1 << 12,
  trajectory: 1 << 13,
  thought: 1 << 14,
  action: 1 << 15,
  observation: 1 << 16,
  agent: 1 << 17,
  delegate: 1 << 18,
  json: 1 << 19,
  format: 1 << 20,
  only: 1 << 21,
  personal: 1 << 22,
  greeting: 1 << 23,
  followUp: 1 << 24,
  translate: 1 << 25,
  image: 1 << 26,
  code: 1 << 27,
  tool: 1 << 28,
  longHorizon: 1 << 29,
  choices: 1 << 30,
  /** Two answers set against each other. */
  pair: 1 << 31,
} as const;

export const WORK_CUES: readonly (readonly [number, string])[] = [
  [
    W.rubric,
    `rubric|rubrics|criteria|criterion|scoring guide|scoring guidelines|marking scheme|grading scale|grading guidelines|evaluation guidelines
    |scoring instructions|assessment guide|rúbrica|rúbricas|criterios|criterio|grille|barème|critères|critère|bewertungsraster|kriterien|kriterium
    |bewertungskriterien|critérios|critério|griglia|criteri|рубрика|критерии|критериям|критериев|критерий|评分标准|评分细则|评价标准|评分准则|标准
    |評価基準|採点基準|ルーブリック|معايير|المعايير|معيار|मानदंड|मापदंड|रूब्रिक|채점 기준|채점기준|평가 기준|평가기준|루브릭`,
  ],
  [
    W.dimension,
    `helpfulness|harmlessness|relevance|accuracy|correctness|coherence|fluency|completeness|factuality|faithfulness|conciseness|clarity
    |instruction following|utilidad|relevancia|exactitud|corrección|coherencia|pertinence|exactitude|cohérence|clarté|relevanz|genauigkeit
    |richtigkeit|kohärenz|vollständigkeit|relevância|precisão|coerência|pertinenza|accuratezza|coerenza|полезность|релевантность|точность
    |корректность|полнота|связность|有用性|相关性|准确性|正确性|完整性|流畅性|正確性|関連性|正確さ|一貫性|الدقة|الصلة|الاكتمال|सटीकता|प्रासंगिकता
    |स्पष्टता|정확성|관련성|유용성|완전성|명확성`,
  ],
  [
    W.candidate,
    `candidate|candidates|assistant a|assistant b|response a|response b|answer a|answer b|response 1|answer 1|output 1|output a|output b|model a
    |model b|submission|submissions|submitted|student answer|student's answer|student response|student solution|model output|model outputs
    |model response|model's response|model's answer|ai assistant|ai assistants|two responses|both responses|two answers|responses of|completions
    |the response|this response|the answer below|generated answer|predicted answer|prediction|respuesta candidata|respuesta a|respuesta b
    |respuesta del modelo|respuesta del estudiante|la respuesta|réponse candidate|réponse a|réponse b|la réponse|réponses|antwort a|antwort b
    |kandidatenantwort|kandidat|die antwort|modellantwort|resposta candidata|resposta a|resposta b|a resposta|risposta candidata|risposta a
    |risposta b|la risposta|ответ кандидата|ответ модели|ответ а|ответ ассистента|кандидат|ответ студента|候选答案|候选回答|候选|模型回答|模型输出
    |助手的回答|回答a|候補|候補回答|モデルの回答|応答|الإجابة المرشحة|إجابة النموذج|إجابة الطالب|المرشح|उम्मीदवार उत्तर|मॉडल का उत्तर|छात्र का उत्तर|उम्मीदवार
    |후보 답변|후보|모델 답변|모델의 답변|응답|학생 답안|답안`,
  ],
  [
    W.judge,
    `grade|score|rate|decide|assign a reward|assign a score|assign a grade|preference label|which of the two|which of these two|which answer|which response|which assistant|which reply|determine whether|verify|check|matches|equivalent|critique|reward model|evaluate|judge|assess|rank|compare|mark|scoring|grading|evaluating|grader|evaluator|verifier|leaderboard|califica|califique
    |evalúa|evalúe|puntúa|juzga|evaluador|note|notez|évalue|évaluez|juge|évaluateur|notation|bewerte|bewerten|beurteile|benote|gutachter|avalie
    |pontue|julgue|avaliador|valuta|valutare|giudica|giudice|assegna|valutatore|оцени|оцените|оценщик|оценить|судья|сравни|评估|评分|打分|评价|评判
    |裁判|評価|採点|審査|قيّم|قيم|تقييم|احكم|मूल्यांकन|आंकें|अंक दें|जाँचें|채점|채점하세요|채점해|평가|평가하세요|평가해|심사`,
  ],
  [
    W.scale,
    `ranking|chosen or rejected|out of ten|more helpful|best to worst|from best|met or not met|scale of 1|scale from 1|1 to 1|from 1 to 1|out of 1|between 1 and 1|1 or 1|1 point|1 points|points|integer|numeric score|score between
    |final score|final rating|rating|verdict|final verdict|overall score|yes or no|pass or fail|pass fail|true or false|correct or incorrect
    |correct incorrect|a or b|a b or tie|tie|which is better|is better|better response|preferred|prefer|reward|only the number|single number
    |escala de|del 1 al 1|de 1 a 1|entre 1 y 1|puntuación|sí o no|veredicto|échelle de|sur 1|note de|entre 1 et 1|oui ou non|skala von|von 1 bis 1
    |zwischen 1 und 1|punktzahl|ja oder nein|punkte|urteil|escala|entre 1 e 1|pontuação|nota|sim ou não|da 1 a 1|scala|punteggio|sì o no|tra 1 e 1
    |от 1 до 1|по шкале|баллов|баллы|балл|да или нет|вердикт|оценку|1到1|1至1|1-1|分数|得分|满分|打分|是或否|1から1|点数|スコア|段階で|はいかいいえ|合否
    |من 1 إلى 1|على مقياس|درجة|نعم أو لا|1 से 1|अंक|स्कोर|हाँ या नहीं|1에서 1|1점|점수|점수를|점수로|예 또는 아니오|점 만점`,
  ],
  [
    W.sensitive,
    `sensitive|censored|censorship|prohibited|forbidden|refused|refuses|refuse|refusal|banned|unsafe|disallowed|restricted|taboo|political|politically
    |dissident|dissidents|authoritarian|authoritarianism|controversial|blocked|flagged|filtered|violates|policy violation|party leaders|sensible
    |delicado|delicada|censurado|censurada|censuradas|prohibido|prohibida|prohibidas|rechazada|rechazado|político|polémico|polémica|censura|délicat|délicate|censuré|censure
    |interdit|interdite|refusé|refusée|politique|heikel|heikle|heiklen|zensiert|zensur|verboten|abgelehnt|abgelehnte|politisch|politische
    |sensível|sensíveis|proibido|recusado|recusada|polêmico|delicata|vietato|rifiutata|rifiutato|politica|чувствительный|чувствительные
    |чувствительных|запрещено|запрещенный|отклонен|отклонённый|цензура|цензуры|цензурой|политический|политические|敏感|违规|禁止|审查|拒绝|政治
    |异见|被拒|拒否|検閲|禁止された|政治的|センシティブ|حساس|حساسة|الرقابة|ممنوع|محظور|مرفوض|سياسي|संवेदनशील|निषिद्ध|प्रतिबंधित|अस्वीकृत|राजनीतिक
    |민감한|금지된|거부된|거절된|검열|검열을|정치적`,
  ],
  [
    W.rewrite,
    `version|versions|versión|versão|versione|версию|версия|вариант|版本|バージョン|表現|نسخة|संस्करण|रूप|버전|표현|표현으로|rewrite|rephrase|reword|paraphrase|alternative|alternatives|substitute|redirect|deflect|deflection|tone down|recast|restate|reframe|sanitize|sanitise
    |replacement|reescribe|reescriba|reformula|reformule|alternativa|alternativas|réécris|réécrivez|reformule|reformulez|alternative|alternatives
    |schreibe um|umschreiben|umformulieren|formuliere um|formuliere|alternativen|reescreva|reformule|alternativa|riscrivi|riformula|перепиши
    |перепишите|переформулируй|переформулируйте|альтернативу|альтернатива|альтернативный|改写|重写|替代|换一种说法|改成|書き換え|言い換え|代替|置き換え
    |أعد صياغة|أعد كتابة|بديل|بديلا|بديلاً|صياغة|पुनर्लेखन|फिर से लिखें|वैकल्पिक|विकल्प|दोबारा लिखें|다시 작성|다시 써|고쳐|바꿔|대안|대체`,
  ],
  [
    W.safe,
    `safe|acceptable|can be answered|compliant|harmless|neutral|permissible|permitted|allowed|appropriate|uncontroversial|inoffensive|passes|segura|seguro|aceptable
    |neutral|neutra|inofensiva|sûr|sûre|acceptable|neutre|anodine|conforme|sicher|sichere|akzeptable|akzeptabel|unbedenklich|unbedenkliche|neutrale
    |zulässige|segura|aceitável|neutro|sicura|accettabile|neutrale|безопасный|безопасную|безопасно|приемлемый|приемлемую|нейтральный|нейтральную
    |допустимый|安全|合规|中立|可接受|无害|合適|安全な|許容|無害|آمن|آمنة|مقبول|مقبولة|محايد|محايدة|सुरक्षित|स्वीकार्य|तटस्थ|안전한|안전하게|안전하고|허용|허용되는|수용 가능한|중립적|중립적인`,
  ],
  [
    W.generate,
    `generate|evolve|continue the list|extend the list|create|write|produce|come up with|compose|synthesize|synthesise|invent|make up|design|develop|draft|genera|genere|crea|cree|escribe
    |inventa|produce|génère|générez|crée|créez|écris|écrivez|invente|inventez|produis|produisez|rédige|rédigez|generiere|generieren|erstelle
    |erstellen|erzeuge|schreibe|erfinde|verfasse|gere|crie|escreva|invente|produza|genera|crea|scrivi|inventa|produci|сгенерируй|сгенерируйте
    |создай|создайте|придумай|придумайте|напиши|напишите|составь|составьте|生成|创建|编写|写出|设计|产生|作成|生成し|作って|考え出|أنشئ|ولّد|ولد|اكتب
    |ابتكر|توليد|बनाएं|बनाएँ|उत्पन्न|लिखें|तैयार करें|생성|생성하세요|생성해|만들어|만드세요|작성하세요|작성해`,
  ],
  [
    W.number,
    `1|several|many|dozens|hundreds|thousands|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|a set of|a batch of|a list of|a series of|as many|varias|varios
    |cien|veinte|cincuenta|diez|decenas|plusieurs|dix|vingt|cinquante|cent|mehrere|zehn|zwanzig|fünfzig|hundert|vários|dez|vinte|cinquenta|cem
    |diversi|dieci|venti|cinquanta|cento|несколько|десять|двадцать|пятьдесят|сто|набор|一批|多个|十个|二十|五十|一百|若干|複数|いくつか|عشرة|عشرين|خمسين
    |مئة|مجموعة|दस|बीस|पचास|सौ|कई|여러|열|스무|백`,
  ],
  [
    W.tasks,
    `tasks|new problem|new task|new question|new instruction|harder version|more complex version|environments|profiles|variations|paraphrases|instructions|prompts|problems|questions|personas|test cases|question answer pairs|qa pairs|q a pairs|instruction pairs|input output pairs
    |preference pairs|samples|synthetic dialogues|synthetic conversations|user queries|queries|seed tasks|tareas|instrucciones|preguntas|problemas
    |casos de prueba|personajes|muestras|tâches|consignes|questions|problèmes|cas de test|aufgaben|anweisungen|fragen|testfälle|probleme|proben
    |tarefas|instruções|perguntas|problemas|casos de teste|amostras|compiti|istruzioni|domande|problemi|casi di test|campioni|задач|задачи
    |заданий|задания|инструкций|инструкции|вопросов|вопросы|тестовых случаев|тестов|примеров|任务|指令|问题|提示词|测试用例|人设|样本|问答对|题目
    |タスク|指示|質問|問題|テストケース|ペルソナ|サンプル|مهام|مهمة|تعليمات|أسئلة|مسائل|حالات اختبار|عينات|कार्य|निर्देश|प्रश्न|सवाल|परीक्षण मामले|नमूने
    |과제|작업|지시문|질문|문제|테스트 케이스|페르소나|샘플|질문을|문제를|과제를|지시문을`,
  ],
  [
    W.examples,
    `examples|dialogues|conversations|scenarios|exercises|rows|records|entries|pairs|sentences|paraphrases|reviews|emails|transcripts|utterances
    |ejemplos|diálogos|conversaciones|escenarios|exemples|dialogues|conversations|phrases|beispiele|dialoge|gespräche|sätze|szenarien|exemplos
    |diálogos|conversas|frases|esempi|dialoghi|conversazioni|frasi|примеры|диалогов|диалоги|диалогов|предложений|сценариев|例子|示例|对话|场景|句子|数据
    |例|対話|会話|シナリオ|例文|أمثلة|حوارات|محادثات|جمل|سيناريوهات|उदाहरण|संवाद|वाक्य|예시|대화|예문|시나리오|문장`,
  ],
  [
    W.training,
    `inspired by|harder version|more complex version|new tasks|training data|training set|train a|dataset|data set|fine tuning|finetuning|fine tune|finetune|synthetic|diverse|unique|distinct|seed|language model
    |jsonl|no duplicates|do not repeat|not to repeat|avoid duplicates|reinforcement learning|sft|data augmentation|augmentation|instruction tuning|entrenamiento|diversas|diversos
    |únicas|sintéticos|datos de entrenamiento|sin repetir|entraînement|diversifiées|diversifiés|variées|jeu de données|synthétiques
    |trainingsdaten|datensatz|verschiedene|vielfältige|synthetische|ohne wiederholung|treinamento|treino|conjunto de dados|diversificadas
    |addestramento|diverse|diversi|sintetici|обучения|обучающих|датасет|датасета|разнообразных|разнообразные|уникальных|без повторов|训练数据|训练集|数据集|多样
    |多样化|不重复|不同的|微调|合成|学習データ|データセット|多様な|重複|ファインチューニング|تدريب|للتدريب|متنوعة|فريدة|بيانات التدريب|प्रशिक्षण|विविध|अद्वितीय|डेटासेट|학습
    |학습용|학습 데이터|다양한|중복|데이터셋|서로 다른|합성`,
  ],
  [
    W.trajectory,
    `trajectory|trajectories|rollout|rollouts|agent trace|execution trace|full episode|trayectoria|trayectorias|trajectoire|trajectoires
    |trajektorie|verlauf des agenten|trajetória|traiettoria|траекторию|траектория|траектории|轨迹|完整轨迹|軌跡|軌道|مسار|المسار|प्रक्षेपवक्र|궤적|궤적을|trajektorien`,
  ],
  [
    W.thought,
    `thought|thoughts|pensamiento|pensée|gedanke|pensamento|pensiero|мысль|思考|思想|思维|فكرة|विचार|생각|사고`,
  ],
  [
    W.action,
    `action|actions|acción|aktion|handlung|ação|azione|действие|действия|行动|动作|操作|行動|アクション|إجراء|الإجراء|कार्रवाई|क्रिया|행동|액션`,
  ],
  [
    W.observation,
    `observation|observations|observación|beobachtung|observação|osservazione|наблюдение|наблюдения|观察|观测|観察|観測|ملاحظة|الملاحظة|अवलोकन|관찰|관측`,
  ],
  [
    W.agent,
    `agent|agents|agent's|subagent|subagents|sub-agent|sub-agents|sub agent|sub agents|multi agent|agentic|react loop|agente|agentes|subagentes|sous-agents
    |agenten|unteragenten|subagenten|subagentes|agenti|sottoagenti|агент|агента|агентов|агенты|субагентов|субагенты|подагентов|智能体|子代理|代理|エージェント
    |サブエージェント|وكيل|وكلاء|الوكيل|एजेंट|उप-एजेंट|에이전트|하위 에이전트|서브에이전트`,
  ],
  [
    W.delegate,
    `orchestrate|orchestrating|orchestrator|orchestration|delegate|delegating|delegates|spawn|coordinate|coordinating|dispatch|supervise|orquesta
    |orquestando|delega|coordina|orchestre|orchestrez|délègue|coordonne|orchestriere|delegiere|koordiniere|orquestre|delegue|coordene|orchestra
    |delega|coordina|оркестрируй|делегируй|координируй|распредели|управляющий|编排|调度|委派|协调|分派|統括|委任|調整し|割り振|نسّق|نسق|فوّض|وزع|समन्वय|सौंपें|조율
    |위임|지휘|조정`,
  ],
  [W.json, `json|xml|yaml|boxed|csv|json으로|json形式|jsonschema`],
  [
    W.format,
    `format|schema|object|keys|fields|structure|following form|template|formato|esquema|objeto|campos|claves|format|schéma|objet|champs|clés
    |schema|objekt|feldern|felder|schlüssel|esquema|chaves|oggetto|campi|chiavi|формате|формат|схеме|полями|объект|ключами|格式|字段|对象|模式|形式
    |オブジェクト|フィールド|キー|تنسيق|بتنسيق|صيغة|بصيغة|حقول|कुंजी|प्रारूप|फ़ॉर्मेट|फ़ील्ड|형식|형식으로|객체|필드|스키마`,
  ],
  [
    W.only,
    `only|strictly|nothing else|exactly|valid|must be|respond with|reply with|return|output|put your final answer|final answer|answer with|solo
    |únicamente|responde|devuelve|exactamente|uniquement|seulement|réponds|répondez|renvoie|renvoyez|strictement|nur|ausschließlich|antworte|gib|genau
    |apenas|somente|responda|retorne|solo|soltanto|rispondi|restituisci|только|строго|ответь|ответьте|верни|верните|只|仅|仅返回|严格|必须|返回|输出|回答
    |のみ|だけ|必ず|返して|出力|فقط|أجب|केवल|सिर्फ|लौटाएं|उत्तर दें|만|오직|반드시|반환|출력|출력하세요`,
  ],
  [
    W.personal,
    `my|our|mine|i'm trying|i'm working|i'm having|i'm getting|i'm looking|i'm not|i'm a|i'm an|i'm using|i'm building|i'm new|i'm writing|i'm stuck|i am|i've|i have been|i have a|i was|i need|i'd like|i'm trying|i keep|we're|we are|we have|help me|can you help|could you help
    |mi|mis|nuestro|nuestra|estoy|tengo|necesito|ayúdame|quiero|mon|mes|notre|je suis|j'ai|j'essaie|aide-moi|aidez-moi|je voudrais|mein
    |meine|meinen|meinem|meiner|unser|unsere|ich bin|ich habe|ich brauche|hilf mir|ich möchte|meu|minha|meus|nosso|nossa|estou|tenho|preciso
    |me ajude|mio|mia|miei|nostro|nostra|io sono|sto cercando|aiutami|ho bisogno|vorrei|мой|моя|мои|моей|моего|мою|наш|наша|мне|меня|помоги|помогите|нам|нас|我的
    |我们|我想|我在|我有|帮我|请帮|私の|私は|我が|僕の|助けて|したいのですが|教えてください|لدي|أنا|ساعدني|أريد|أحتاج|عندي|मेरा|मेरी|मेरे|हमारे|हमारा|मुझे|मैं
    |제|저는|제가|내|우리|저희|도와줘|도와주세요|싶어요|싶습니다`,
  ],
  [
    W.greeting,
    `hi|hello|hey|thanks|thank you|thx|good morning|good evening|cheers|sorry|hola|gracias|buenos días|perdón|bonjour|merci|salut|désolé|hallo|danke
    |guten tag|guten morgen|olá|obrigado|obrigada|oi|bom dia|ciao|grazie|buongiorno|привет|спасибо|здравствуйте|добрый день|你好|您好|谢谢|请问
    |こんにちは|ありがとう|すみません|お願いします|مرحبا|شكرا|شكراً|السلام|नमस्ते|धन्यवाद|शुक्रिया|안녕|안녕하세요|감사합니다|고마워`,
  ],
  [
    W.followUp,
    `you said|you mentioned|you wrote|you suggested|you gave|your previous|your last|your answer|your earlier|try again|that's wrong|that is wrong
    |not what i|as above|one more|another one|what about|how about|instead|same but|continue|keep going|go on|shorter|still not|still get|doesn't work
    |didn't work|that works|now make|now add|also add|can you also|and what|dijiste|otra vez|inténtalo|continúa|en cambio|más corto|tu respuesta
    |tu as dit|vous avez dit|réessaie|continue|plus court|plutôt|et pour|du hast|nochmal|noch einmal|weiter|kürzer|stattdessen|und was|você disse
    |tente novamente|continue|em vez|mais curto|hai detto|riprova|continua|invece|più breve|ты сказал|вы сказали|ещё раз|еще раз|продолжай|короче
    |вместо этого|а что|你刚才|你说的|再试|继续|再来|换一个|不对|那么|もう一度|続けて|さっき|では|代わりに|もっと|قلت|مرة أخرى|حاول|أكمل|استمر|बदले|फिर से
    |जारी रखें|आपने कहा|다시|계속|아까|방금|대신|더 짧게|그럼`,
  ],
  [
    W.translate,
    `translate|translation|translator|translating|localize|localise|localization|traduce|traducir|traduzca|traducción|traductor|traduis|traduisez
    |traduire|traduction|traducteur|übersetze|übersetzen|übersetzung|übersetzer|traduza|traduzir|tradução|tradutor|traduci|tradurre|traduzione
    |traduttore|переведи|переведите|перевод|перевести|переводчик|翻译|译成|译为|翻譯|翻訳|訳して|訳す|和訳|英訳|ترجم|ترجمة|ترجمه|المترجم|अनुवाद|번역|번역해|번역하세요
    |번역해줘|번역가`,
  ],
  [
    W.image,
    `image|images|photo|photograph|picture|screenshot|diagram shown|the chart|chart|figure|scanned|ocr|bounding box|pixels|video frame|imagen|foto
    |captura|fotografía|image|capture|bild|foto|screenshot|abbildung|bildschirmfoto|imagem|captura|immagine|изображение|изображении|фото|снимок|картинке
    |скриншот|скриншоте|图片|图像|照片|截图|图中|画像|写真|スクリーンショット|صورة|الصورة|الصور|छवि|तस्वीर|चित्र|이미지|사진|스크린샷|그림`,
  ],
  [
    W.code,
    `code|function|bug|hash map|hash table|binary tree|cache|parser|mutex|recursion|callback|iterator|struct|coroutine|webhook|frontend|backend|middleware|localhost|script|programming|snippet|array|linked list|nginx|linux|git|html|css|react|django|php|swift|kotlin|haskell|postgres|mysql|clickhouse|terraform|dockerfile|codebase|code base|lint|type error|memory leak|manifest|ci pipeline|failing test|build fails|patch|unit test|unit tests|refactor|repository|compile|compiler|python|javascript|typescript|java|rust|golang|sql|api
    |endpoint|stack trace|traceback|pull request|commit|diff|docker|kubernetes|regex|algorithm|class|código|función|método|fonction|funktion|quellcode
    |klasse|função|funzione|codice|код|кода|функцию|функция|метод|代码|函数|编译|接口|脚本|コード|関数|スクリプト|バグ|الكود|دالة|برنامج|कोड|फ़ंक्शन|फंक्शन|코드|함수|함수를|버그`,
  ],
  [
    W.tool,
    `tool|tools|function call|function calling|tool call|tool calls|api call|api|plugin|search query|toolformer|invoke|call the|herramienta|herramientas
    |outil|outils|werkzeug|werkzeuge|ferramenta|ferramentas|strumento|strumenti|инструмент|инструменты|инструментов|工具|调用|ツール|呼び出|أداة|أدوات
    |उपकरण|टूल|도구|도구를|호출`,
  ],
  [
    W.longHorizon,
    `autonomously|autonomous|end to end|until it is done|until done|do not stop|don't stop|without stopping|without asking|milestone|milestones|long running
    |multi day|over the next|entire project|whole project|from scratch|phase 1|checkpoint|checkpoints|progress log|roadmap|backlog|keep working
    |hito|hitos|autónoma|sin detenerte|jalons|de bout en bout|de façon autonome|meilenstein|meilensteine|selbstständig|eigenständig|marcos|autônoma
    |traguardi|autonomia|этапов|автономно|от начала до конца|вехи|里程碑|自主|端到端|从头到尾|不要停|自律的|マイルストーン|最後まで|مراحل|بشكل مستقل|معالم|स्वायत्त
    |मील के पत्थर|자율적으로|마일스톤|처음부터 끝까지|단계까지`,
  ],
  [
    W.choices,
    `multiple choice|answer choices|options|which of the following|boxed|how many|how much|what is the value|find the|opción múltiple|opciones|cuántos|cuántas|cuánto
    |choix multiple|combien|multiple-choice|wie viele|wie viel|quantos|quantas|quanti|quante|quanto|сколько|варианты ответа|多少|几个|选项|いくつ|何個|何人|選択肢
    |كم|خيارات|कितने|कितना|कितनी|विकल्प|몇|얼마|보기`,
  ],
  [
    W.pair,
    `assistant a|assistant b|response a|response b|answer a|answer b|reply a|reply b|output a|output b|solution a|solution b|completion a|completion b|two responses
    |both responses|two answers|both answers|two completions|two replies|two assistants|first reply|second reply|first response|second response|respuesta a|respuesta b
    |réponse a|réponse b|antwort a|antwort b|resposta a|resposta b|risposta a|risposta b|回答a|回答b|两个回答|两个答案|二つの回答|ответ а|ответ б|답변 a|답변 b`,
  ],
];
