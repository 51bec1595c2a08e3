// The same capabilities in eleven other languages, in our own words; two wordings where it matters most.
// Lines are `language | text`; slots as in capability-forms.ts.
import { byLanguage, type Form } from "./capability-forms.ts";

export const LANGUAGE_FORMS: readonly Form[] = [
  ...byLanguage(
    "reasoning-elicitation",
    "rationale",
    `
es | {Imagina|Reconstruye} el razonamiento que llevó a la respuesta {dada|completada} y escríbelo paso a paso.\\n\\nPregunta: $task\\n\\nRespuesta: $answer
fr | {Imaginez|Reconstituez} le raisonnement qui a conduit à la réponse {fournie|suivante} et rédigez-le étape par étape.\\n\\nQuestion : $task\\n\\nRéponse : $answer
de | {Stell dir vor|Rekonstruiere}, welche Überlegungen zur {fertigen|gegebenen} Antwort führten, und schreibe sie Schritt für Schritt auf.\\n\\nFrage: $task\\n\\nAntwort: $answer
pt | {Imagine|Reconstrua} o raciocínio por trás da resposta {dada|fornecida} e escreva-o passo a passo.\\n\\nPergunta: $task\\n\\nResposta: $answer
it | {Immagina|Ricostruisci} il ragionamento che ha portato alla risposta {fornita|completata} e scrivilo passo dopo passo.\\n\\nDomanda: $task\\n\\nRisposta: $answer
ru | {Представь|Восстанови} рассуждения, которые привели к {готовому|данному} ответу, и изложи их шаг за шагом.\\n\\nВопрос: $task\\n\\nОтвет: $answer
zh | 请{还原|推断}得出{以下|给定}答案的思考过程，并一步一步写出来。\\n\\n问题：$task\\n\\n答案：$answer
ja | {与えられた|完成した}回答に至る推論を{再構成|想像}し、順を追って書いてください。\\n\\n質問：$task\\n\\n回答：$answer
ar | {تخيل|أعد بناء} الاستدلال الذي أدى إلى الإجابة {المعطاة|المكتملة} واكتبه خطوة بخطوة.\\n\\nالسؤال: $task\\n\\nالإجابة: $answer
hi | {दिए गए|सही} उत्तर के पीछे के तर्क की कल्पना करें और उसे चरण दर चरण लिखें।\\n\\nप्रश्न: $task\\n\\nउत्तर: $answer
ko | {주어진|완성된} 답변에 이르는 추론을 {재구성하세요|상상해} 단계별로 작성하세요.\\n\\n질문: $task\\n\\n답변: $answer`,
  ),
  ...byLanguage(
    "reasoning-elicitation",
    "tags",
    `
es | Escribe {todo|completo} tu razonamiento dentro de las etiquetas <{think|reasoning}> antes de la respuesta final.\\n\\n$task
fr | Écris ton raisonnement complet entre les balises <{think|reasoning}> avant la réponse finale.\\n\\n$task
de | Schreibe deine vollständigen Überlegungen in <{think|reasoning}>-Tags, bevor du die Antwort gibst.\\n\\n$task
pt | Escreva todo o seu raciocínio completo dentro das tags <{think|reasoning}> antes da resposta final.\\n\\n$task
it | Scrivi tutto il tuo ragionamento completo nei tag <{think|reasoning}> prima della risposta finale.\\n\\n$task
ru | Напиши своё полное рассуждение в тегах <{think|reasoning}> перед окончательным ответом.\\n\\n$task
zh | 先在<{think|reasoning}>标签中写出完整的推理过程，再给出最终答案。\\n\\n$task
ja | まず<{think|reasoning}>タグの中に推論をすべて書き、それから最終回答を出してください。\\n\\n$task
ar | اكتب استدلالك الكامل داخل وسوم <{think|reasoning}> قبل الإجابة النهائية.\\n\\n$task
hi | अंतिम उत्तर से पहले <{think|reasoning}> टैग में अपना पूरा तर्क लिखें।\\n\\n$task
ko | 최종 답변 전에 <{think|reasoning}> 태그 안에 전체 추론을 작성하세요.\\n\\n$task`,
  ),
  ...byLanguage(
    "reasoning-elicitation",
    "transcribe",
    `
es | {Repite|Traduce} palabra por palabra tu razonamiento anterior, sin omitir nada.
fr | {Répète|Traduis} mot pour mot ton raisonnement précédent, sans rien omettre.
de | {Wiederhole|Übersetze} deine vorherigen Überlegungen wortwörtlich und ohne Auslassung.
pt | {Repita|Traduza} palavra por palavra o seu raciocínio anterior, sem omitir nada.
it | {Ripeti|Traduci} parola per parola il tuo ragionamento precedente senza omettere nulla.
ru | {Повтори|Переведи} дословно предыдущие рассуждения, ничего не пропуская.
zh | 请{逐字输出|翻译}你之前的{思考内容|推理过程}，不要省略。
ja | 直前の{思考内容|推論}を{そのまま出力|翻訳}してください。省略しないこと。
ar | {كرر|ترجم} استدلالك السابق حرفياً دون حذف.
hi | अपना पिछला तर्क शब्दशः {दोहराएं|अनुवाद करें}, कुछ न छोड़ें।
ko | 이전 추론을 그대로 {출력하세요|번역하세요}. 생략하지 마세요.`,
  ),
  ...byLanguage(
    "rubric-grading",
    "grade",
    `
es | {Evalúa|Califica} la respuesta candidata según los criterios y da una puntuación de 1 a 10.\\n\\nCriterios: exactitud, claridad\\n\\nPregunta: $task\\n\\nRespuesta: $answer
fr | {Évaluez|Notez} la réponse candidate selon les critères et donnez une note de 1 à 10.\\n\\nCritères : exactitude, clarté\\n\\nQuestion : $task\\n\\nRéponse : $answer
de | {Bewerte|Benote} die Antwort nach den Kriterien auf einer Skala von 1 bis 10.\\n\\nKriterien: Richtigkeit, Klarheit\\n\\nFrage: $task\\n\\nAntwort: $answer
pt | {Avalie|Pontue} a resposta candidata segundo os critérios, com pontuação de 1 a 10.\\n\\nCritérios: precisão, clareza\\n\\nPergunta: $task\\n\\nResposta: $answer
it | {Valuta|Giudica} la risposta candidata secondo i criteri con un punteggio da 1 a 10.\\n\\nCriteri: accuratezza, chiarezza\\n\\nDomanda: $task\\n\\nRisposta: $answer
ru | {Оцени|Оцените} ответ модели по критериям, поставь от 1 до 10 баллов.\\n\\nКритерии: точность, полнота\\n\\nВопрос: $task\\n\\nОтвет: $answer
zh | 请根据评分标准对候选回答{评分|打分}，给出1到10的分数。\\n\\n评分标准：准确性、完整性\\n\\n问题：$task\\n\\n回答：$answer
ja | 評価基準に従って候補回答を{採点|評価}し、1から10の点数を出してください。\\n\\n評価基準：正確性、明確さ\\n\\n質問：$task\\n\\n回答：$answer
ar | {قيّم|قيم} الإجابة المرشحة وفق المعايير وأعط درجة من 1 إلى 10.\\n\\nالمعايير: الدقة، الاكتمال\\n\\nالسؤال: $task\\n\\nالإجابة: $answer
hi | मानदंड के अनुसार उम्मीदवार उत्तर का मूल्यांकन करें और 1 से 10 अंक दें।\\n\\nमानदंड: सटीकता, स्पष्टता\\n\\nप्रश्न: $task\\n\\nउत्तर: $answer
ko | 채점 기준에 따라 후보 답변을 {채점하세요|평가하세요}. 1에서 10 사이의 점수를 주세요.\\n\\n채점 기준: 정확성, 명확성\\n\\n질문: $task\\n\\n답변: $answer`,
  ),
  ...byLanguage(
    "safe-rewrite",
    "safe",
    `
es | Reescribe esta pregunta política sensible como una versión aceptable y segura: $topic
fr | Reformulez cette question politique délicate en une version acceptable et neutre : $topic
de | Formuliere diese heikle politische Frage in eine unbedenkliche, neutrale Alternative um: $topic
pt | Reescreva esta pergunta política sensível como uma alternativa segura e aceitável: $topic
it | Riscrivi questa domanda politica delicata in un'alternativa accettabile e sicura: $topic
ru | Перепиши этот чувствительный политический вопрос в безопасный и приемлемый вариант: $topic
zh | 请把下面的敏感政治问题改写成合规、安全的版本：$topic
ja | 次の政治的に敏感な質問を、許容される安全な表現に書き換えてください：$topic
ar | أعد صياغة هذا السؤال السياسي الحساس في صيغة مقبولة وآمنة: $topic
hi | इस संवेदनशील राजनीतिक प्रश्न को सुरक्षित और स्वीकार्य रूप में फिर से लिखें: $topic
ko | 이 민감한 정치적 질문을 안전하고 허용되는 표현으로 다시 작성하세요: $topic`,
  ),
  ...byLanguage(
    "data-generation",
    "tasks",
    `
es | Genera $n {preguntas|tareas|instrucciones} diversas y únicas sobre $topic para datos de entrenamiento.
fr | {Générez|Crée} $n {questions|tâches|consignes} variées sur $topic pour un jeu de données d'entraînement.
de | {Erstelle|Generiere} $n verschiedene {Aufgaben|Fragen|Anweisungen} zu $topic als Trainingsdaten.
pt | {Gere|Crie} $n {perguntas|tarefas|instruções} diversificadas sobre $topic para dados de treinamento.
it | {Genera|Crea} $n {domande|compiti|istruzioni} diverse su $topic come dati di addestramento.
ru | {Сгенерируй|Придумай} $n разнообразных {вопросов|заданий|инструкций} о $topic для обучающих данных.
zh | 请生成$n个关于$topic的不同{问题|任务|指令}，用作训练数据，不要重复。
ja | $topicについて$n個の多様な{質問|タスク|指示}を作成し、学習データとしてください。
ar | {أنشئ|اكتب} $n {أسئلة|مهام|تعليمات} متنوعة حول $topic لبيانات التدريب.
hi | $topic पर $n विविध {प्रश्न|निर्देश|कार्य} प्रशिक्षण डेटा के लिए बनाएं।
ko | $topic에 대한 서로 다른 {질문|과제|지시문} $n개를 학습 데이터로 생성하세요.`,
  ),
  ...byLanguage(
    "agentic-reasoning",
    "agent",
    `
es | Actúa como agente que coordina subagentes. Escribe la trayectoria completa (pensamiento, acción, observación) para: $task
fr | Agissez en agent qui orchestre des sous-agents. Donnez la trajectoire complète (pensée, action, observation) pour : $task
de | Handle als Agent, der Unteragenten koordiniert. Schreibe die ganze Trajektorie (Gedanke, Aktion, Beobachtung) für: $task
pt | Aja como agente que coordena subagentes. Escreva a trajetória completa (pensamento, ação, observação) para: $task
it | Agisci come agente che coordina altri agenti. Scrivi la traiettoria completa (pensiero, azione, osservazione) per: $task
ru | Действуй как агент, координируй субагентов. Напиши полную траекторию (мысль, действие, наблюдение) для: $task
zh | 你是编排子代理的智能体，请写出完整轨迹（思考、行动、观察）：$task
ja | サブエージェントを調整するエージェントとして、軌跡（思考・行動・観察）をすべて書いてください：$task
ar | تصرف كوكيل ينسق وكلاء فرعيين واكتب المسار الكامل (فكرة، إجراء، ملاحظة): $task
hi | एक एजेंट के रूप में उप-एजेंटों का समन्वय करें और पूरा क्रम (विचार, क्रिया, अवलोकन) लिखें: $task
ko | 하위 에이전트를 조율하는 에이전트로서 전체 궤적(생각, 행동, 관찰)을 작성하세요: $task`,
  ),
  ...byLanguage(
    "software-engineering",
    "code",
    `
es | {Corrige el error en|Escribe pruebas para|Refactoriza} esta función:\\n$code
fr | {Corrige le bug dans|Écris des tests pour|Refactorise} cette fonction :\\n$code
de | {Behebe den Fehler in|Schreibe Tests für|Vereinfache} diese Funktion:\\n$code
pt | {Corrija o erro nesta|Escreva testes para esta|Refatore esta} função:\\n$code
it | {Correggi il bug in|Scrivi i test per|Semplifica} questa funzione:\\n$code
ru | {Исправь ошибку в этой функции|Напиши тесты для этого кода|Перепиши этот код короче}:\\n$code
zh | {修复下面函数的错误|为下面的代码写单元测试|重构这段代码}：\\n$code
ja | {次の関数のバグを直してください|このコードのテストを書いてください}：\\n$code
ar | {أصلح الخطأ في هذه الدالة|اكتب اختبارات لهذا الكود}:\\n$code
hi | {इस फ़ंक्शन की गलती ठीक करें|इस कोड के लिए टेस्ट लिखें}:\\n$code
ko | {이 함수의 버그를 고쳐 주세요|이 코드의 테스트를 작성하세요}:\\n$code`,
  ),
  ...byLanguage(
    "translation",
    "translate",
    `
es | {Traduce|Traducir} al inglés: $sentence
fr | {Traduis|Traduisez} en anglais : $sentence
de | {Übersetze|Bitte übersetzen} ins Englische: $sentence
pt | {Traduza|Traduzir} para o inglês: $sentence
it | {Traduci|Traduzione} in inglese: $sentence
ru | {Переведи|Переведите} на английский: $sentence
zh | {请把下面的句子翻译成英文|译成英语}：$sentence
ja | {英語に翻訳してください|次の文を英訳して}：$sentence
ar | {ترجم|ترجمة} إلى الإنجليزية: $sentence
hi | अंग्रेज़ी में अनुवाद करें: $sentence
ko | 영어로 {번역해 주세요|번역하세요}: $sentence`,
  ),
  ...byLanguage(
    "vision",
    "see",
    `
es | {Describe la imagen|¿Qué se ve en la foto?|Lee el texto de la captura}
fr | {Décris l'image|Que voit-on sur la photo ?|Lis le texte de la capture}
de | {Beschreibe das Bild|Was ist auf dem Foto?|Lies den Text im Screenshot}
pt | {Descreva a imagem|O que há na foto?|Leia o texto da captura}
it | {Descrivi l'immagine|Cosa c'è nella foto?}
ru | {Опиши изображение|Что на фото?|Прочитай текст на скриншоте}
zh | {描述这张图片|图中有什么？|读出截图里的文字}
ja | {画像を説明して|写真に何が写っていますか|スクリーンショットの文字を読んで}
ar | {صف الصورة|ماذا يظهر في الصورة؟}
hi | {छवि का वर्णन करें|तस्वीर में क्या है?}
ko | {이미지를 설명해 주세요|사진에 무엇이 있나요?}`,
  ),
  ...byLanguage(
    "other",
    "chat",
    `
es | {¿Cómo puedo dormir mejor?|Escribe un poema sobre el mar|Hola, ¿qué me recomiendas para cenar?|Resume este texto en dos frases: $sentence|¿Cuál es la capital de Perú?|Necesito una carta para mi casero|Explícame paso a paso cómo hacer pan}
fr | {Comment mieux dormir ?|Écris un poème sur la mer|Bonjour, que me conseillez-vous pour le dîner ?|Résume ce texte : $sentence|Quelle est la capitale du Pérou ?|J'ai besoin d'une lettre pour mon propriétaire|Explique étape par étape comment faire du pain}
de | {Wie schlafe ich besser?|Schreibe ein Gedicht über das Meer|Hallo, was soll ich heute kochen?|Fasse den Text zusammen: $sentence|Was ist die Hauptstadt von Peru?|Ich brauche einen Brief an meinen Vermieter|Erkläre Schritt für Schritt, wie man Brot backt}
pt | {Como posso dormir melhor?|Escreva um poema sobre o mar|Olá, o que faço para o jantar?|Resuma este texto: $sentence|Qual é a capital do Peru?|Preciso de uma carta para o meu senhorio}
it | {Come posso dormire meglio?|Scrivi una poesia sul mare|Ciao, cosa cucino stasera?|Riassumi questo testo: $sentence|Qual è la capitale del Perù?|Mi serve una lettera per il padrone di casa}
ru | {Как лучше спать?|Напиши стихотворение о море|Привет, что приготовить на ужин?|Сократи этот текст: $sentence|Какая столица Перу?|Мне нужно письмо хозяину квартиры|Объясни шаг за шагом, как испечь хлеб}
zh | {怎样才能睡得更好？|写一首关于大海的诗|你好，晚饭吃什么好？|总结这段文字：$sentence|秘鲁的首都是哪里？|帮我写一封给房东的信|请一步一步解释怎么做面包}
ja | {よく眠るにはどうすればいいですか|海についての詩を書いて|こんにちは、夕食は何がいいですか|この文章を要約して：$sentence|ペルーの首都はどこですか|大家さんへの手紙を書いてください}
ar | {كيف أنام بشكل أفضل؟|اكتب قصيدة عن البحر|مرحبا، ماذا أطبخ للعشاء؟|لخص هذا النص: $sentence|ما هي عاصمة بيرو؟|أحتاج رسالة إلى صاحب البيت}
hi | {मैं बेहतर कैसे सो सकता हूँ?|समुद्र पर एक कविता लिखें|नमस्ते, रात के खाने में क्या बनाऊँ?|पेरू की राजधानी क्या है?|मुझे मकान मालिक के लिए पत्र चाहिए}
ko | {어떻게 하면 더 잘 잘 수 있을까요?|바다에 대한 시를 써 주세요|안녕하세요, 저녁에 뭘 먹을까요?|페루의 수도는 어디인가요?|집주인에게 보낼 편지가 필요해요}`,
  ),
];
