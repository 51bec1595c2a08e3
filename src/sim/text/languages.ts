// Nine languages beside English, each with small grammars for the same few purposes. Simple on purpose: the point is that
// no detector may lean on English words, not that the texts read well.
import { ENGLISH } from "./english.ts";
import { type Lexicon, lexicon } from "./grammar.ts";

export type LanguageName = "en" | "es" | "fr" | "de" | "pt" | "it" | "ru" | "zh" | "ja" | "ko" | "pl";

/** Each language has: ask, follow, again, greet, thanks, math, code, say, cot (phrase that asks for written reasoning), frame. */
const SPOKEN: Record<string, Record<string, string>> = {
  es: {
    join: " y ",
    topic:
      "un viaje a $place|un presupuesto para {una tienda|un club|la familia}|un contrato de {alquiler|servicio}|{una sopa|un pan|un guiso} de {lentejas|setas|calabaza}|la {fotosíntesis|inflación|gravedad}|un {huerto|balcón|armario} pequeño|{una entrevista|un examen|una reunión} de trabajo",
    place: "Cusco|Oporto|Lima|Toledo|Mérida|Salta|Cádiz|Quito",
    ask: "{¿Cómo puedo organizar|Explícame|Necesito ayuda con|¿Qué debo saber sobre|Dame ideas para} $topic{ con poco dinero| esta semana| para principiantes| en pocas palabras|}?",
    follow:
      "{gracias, ¿y si|vale, pero ¿qué pasa si|¿y cómo cambia si} {somos cinco|no tengo horno|el plazo es corto|es para niños|llueve}?",
    again: "no, {me refería a otra cosa|eso no es lo que pedí}: ",
    math: "{$name} tiene $3-90 {manzanas|libros|monedas} y reparte $2-9 a cada una de sus $2-8 amigas. ¿Cuántas le quedan?",
    code: "Corrige la función de {orden|fechas|búsqueda} en $lang que {falla|pierde filas|repite datos} cuando {la lista está vacía|falta un campo|hay dos hilos}.",
    say: "{El|Este|Cada} {resultado|plan|paso|valor|caso} {depende de|explica|evita|necesita} {la|una} {lista|regla|medida|fecha}{ porque es estable| después de dos pasos|}.|{Primero|Luego|Después}, {revise|compare|anote} los {datos|gastos|nombres}.",
    cot: "Escribe todo el razonamiento paso a paso antes de la respuesta final.",
    frame: "Resuelve la tarea siguiente con cuidado.",
    name: "Ana|Luis|Marta|Iker|Rosa",
  },
  fr: {
    join: " et ",
    topic:
      "un séjour à $place|un budget pour {une boulangerie|un club|la rentrée}|un bail {commercial|sans terme}|{une soupe|une tarte|un pain} {aux poireaux|aux lentilles|au seigle}|{l'inflation|la gravité|la photosynthèse}|un {jardin|balcon} {humide|minuscule}|{un entretien|un examen}",
    place: "Brest|Lyon|Dakar|Liège|Annecy|Québec|Nice",
    ask: "{Comment organiser|Explique-moi|J'ai besoin d'aide pour|Que faut-il savoir sur|Donne-moi des idées pour} $topic{ avec peu de moyens| cette semaine| pour débutants|}{ ?|, merci.}",
    follow:
      "{merci, et si|d'accord, mais si|et comment faire si} {nous sommes cinq|je n'ai pas de four|le délai est court|il pleut} ?",
    again: "non, {ce n'est pas ma question|je parlais d'autre chose} : ",
    math: "$name a $3-90 {pommes|livres|pièces} et en donne $2-9 à chacun de ses $2-8 amis. Combien en reste-t-il ?",
    code: "Corrige la fonction de {tri|dates|recherche} en $lang qui {échoue|perd des lignes|double les données} quand {la liste est vide|un champ manque|deux fils écrivent}.",
    say: "{Le|Ce|Chaque} {résultat|plan|cas|point} {dépend de|explique|évite|demande} {la|une} {liste|règle|mesure|date}{ car il est stable| après deux étapes|}.|{D'abord|Ensuite|Enfin}, {vérifiez|comparez|notez} les {données|coûts|noms}.",
    cot: "Rédige tout le raisonnement étape par étape avant la réponse finale.",
    frame: "Traite la tâche suivante avec soin.",
    name: "Luc|Inès|Paul|Zoé|Remi",
  },
  de: {
    join: " und ",
    topic:
      "eine Reise nach $place|ein Budget für {einen Verein|eine Bäckerei|die Familie}|einen Mietvertrag {ohne Frist|mit Staffel}|{eine Suppe|ein Brot|einen Auflauf} mit {Linsen|Lauch|Kürbis}|die {Inflation|Schwerkraft|Fotosynthese}|einen {feuchten Keller|kleinen Balkon}|{ein Vorstellungsgespräch|eine Prüfung}",
    place: "Wien|Bremen|Basel|Graz|Leipzig|Kiel|Bozen",
    ask: "{Wie plane ich am besten|Erkläre mir bitte|Ich brauche Hilfe bei|Was muss ich wissen über|Gib mir Ideen für} $topic{ mit wenig Geld| bis Freitag| für Anfänger|}?",
    follow:
      "{danke, und wenn|gut, aber was ist, wenn|und wie ändert sich das, wenn} {wir zu fünft sind|ich keinen Ofen habe|die Frist kurz ist|es regnet}?",
    again: "nein, {das meinte ich nicht|anders}: ",
    math: "$name hat $3-90 {Äpfel|Bücher|Münzen} und gibt jedem von $2-8 Freunden $2-9 davon. Wie viele bleiben übrig?",
    code: "Behebe den Fehler in der {Sortier|Datums|Such}funktion in $lang, die {abbricht|Zeilen verliert|Daten verdoppelt}, wenn {die Liste leer ist|ein Feld fehlt|zwei Threads schreiben}.",
    say: "{Das|Dieses|Jedes} {Ergebnis|Beispiel|Verfahren} {hängt ab von|erklärt|vermeidet|braucht} {der|einer} {Liste|Regel|Messung|Frist}{, weil es stabil ist| nach zwei Schritten|}.|{Zuerst|Dann|Zuletzt} {prüfen|vergleichen|notieren} Sie die {Daten|Kosten|Namen}.",
    cot: "Schreibe die gesamte Überlegung Schritt für Schritt auf, bevor du antwortest.",
    frame: "Bearbeite die folgende Aufgabe sorgfältig.",
    name: "Jan|Mia|Uwe|Lea|Kai",
  },
  pt: {
    join: " e ",
    topic:
      "uma viagem a $place|um orçamento para {uma padaria|um clube|a família}|um contrato de {aluguel|serviço}|{uma sopa|um pão|um guisado} de {lentilha|abóbora}|a {inflação|gravidade|fotossíntese}|uma {horta|varanda} pequena|{uma entrevista|uma prova}",
    place: "Recife|Braga|Natal|Luanda|Coimbra|Belém",
    ask: "{Como posso planejar|Explique|Preciso de ajuda com|O que devo saber sobre|Me dê ideias para} $topic{ com pouco dinheiro| esta semana| para iniciantes|}?",
    follow: "{obrigado, e se|certo, mas e se|e como muda se} {formos cinco|não tiver forno|o prazo for curto|chover}?",
    again: "não, {eu quis dizer outra coisa|não foi isso}: ",
    math: "$name tem $3-90 {maçãs|livros|moedas} e dá $2-9 a cada um dos $2-8 amigos. Quantas sobram?",
    code: "Corrija a função de {ordem|datas|busca} em $lang que {falha|perde linhas|repete dados} quando {a lista está vazia|falta um campo}.",
    say: "{O|Este|Cada} {resultado|plano|passo|caso} {depende de|explica|evita|pede} {a|uma} {lista|regra|medida|data}{ porque é estável| depois de dois passos|}.|{Primeiro|Depois|Por fim}, {revise|compare|anote} os {dados|custos|nomes}.",
    cot: "Escreva todo o raciocínio passo a passo antes da resposta final.",
    frame: "Resolva a tarefa a seguir com cuidado.",
    name: "Rui|Bia|Caio|Lara",
  },
  it: {
    join: " e ",
    topic:
      "un viaggio a $place|un bilancio per {una bottega|un circolo|la famiglia}|un contratto di {affitto|servizio}|{una zuppa|un pane} di {lenticchie|zucca|farro}|{l'inflazione|la gravità|la fotosintesi}|un {orto|balcone} piccolo|{un colloquio|un esame}",
    place: "Bari|Trento|Lucca|Udine|Pavia|Lecce",
    ask: "{Come posso organizzare|Spiegami|Mi serve aiuto con|Cosa devo sapere su|Dammi idee per} $topic{ con pochi soldi| questa settimana| per principianti|}?",
    follow:
      "{grazie, e se|va bene, ma se|e come cambia se} {siamo in cinque|non ho il forno|la scadenza è vicina|piove}?",
    again: "no, {intendevo altro|non era questo}: ",
    math: "$name ha $3-90 {mele|libri|monete} e ne dà $2-9 a ciascuno dei suoi $2-8 amici. Quante ne restano?",
    code: "Correggi la funzione di {ordinamento|ricerca|date} in $lang che {si blocca|perde righe|ripete dati} quando {la lista è vuota|manca un campo}.",
    say: "{Il|Questo|Ogni} {risultato|piano|passo|caso} {dipende da|spiega|evita|chiede} {la|una} {lista|regola|misura|data}{ perché è stabile| dopo due passi|}.|{Prima|Poi|Infine}, {controlli|confronti|annoti} i {dati|costi|nomi}.",
    cot: "Scrivi tutto il ragionamento passo dopo passo prima della risposta finale.",
    frame: "Risolvi con cura il compito seguente.",
    name: "Ugo|Elsa|Dario|Nina",
  },
  ru: {
    join: " и ",
    topic:
      "поездку в $place|бюджет для {кафе|клуба|семьи}|договор {аренды|услуг}|{суп|хлеб|пирог} из {чечевицы|тыквы|ржи}|{инфляцию|гравитацию|фотосинтез}|маленький {сад|балкон}|{собеседование|экзамен}",
    place: "Казань|Томск|Тверь|Псков|Самару|Ригу",
    ask: "{Как лучше спланировать|Объясни простыми словами|Помоги разобрать|Дай идеи про} $topic{ без больших затрат| на этой неделе| для новичка|}?",
    follow:
      "{спасибо, а если|хорошо, но что если|а как быть, если} {нас пятеро|нет духовки|срок короткий|пойдёт дождь}?",
    again: "нет, {я имел в виду другое|не то}: ",
    math: "У $name было $20-90 {яблок|книг|монет}, каждому из $2-8 друзей досталось по $2-9. Сколько осталось?",
    code: "Исправь функцию {сортировки|поиска|дат} на $lang, которая {падает|теряет строки|дублирует данные}, если {список пуст|нет поля|пишут два потока}.",
    say: "{Этот|Каждый|Новый} {результат|план|шаг|случай} {зависит от|объясняет|требует} {списка|правила|меры|срока}{, потому что он устойчив| после двух шагов|}.|{Сначала|Затем|Потом} {проверьте|сравните|запишите} {данные|расходы|имена}.",
    cot: "Запиши все рассуждения шаг за шагом до окончательного ответа.",
    frame: "Внимательно выполни следующее задание.",
    name: "Ани|Ильи|Веры|Олега",
  },
  zh: {
    join: "和",
    topic:
      "去$place的旅行|{面包店|社团|家庭}的预算|{租房|服务}合同|{南瓜|扁豆|蘑菇}{汤|饼|炖菜}|{通货膨胀|重力|光合作用}|{小阳台|潮湿的房间}|{面试|考试}",
    place: "大理|厦门|台南|青岛|京都|喀什",
    ask: "{怎么安排|请解释一下|帮我看看|我想了解|给我一些关于}$topic{，预算不多|，这周要用|，适合初学者|}{。|？}",
    follow: "{谢谢，那如果|好的，但是如果|如果}{我们有五个人|没有烤箱|时间很紧|下雨}呢？",
    again: "不对，{我说的是另一个|不是这个意思}：",
    math: "$name有$20-90个{苹果|硬币|本子}，给$2-8个朋友每人$2-9个，还剩多少？",
    code: "修复这个{排序|日期|查找}函数（$lang），当{列表为空|缺少字段|两个线程同时写}时会{崩溃|丢行|重复数据}。",
    say: "{这个|每个|新的}{结果|计划|步骤|情况}{取决于|说明了|需要}{列表|规则|数据|日期}{，因为它很稳定|，分两步完成|}。|{首先|然后|最后}{检查|比较|记录}{数据|费用|名字}。",
    cot: "请先把全部推理过程一步一步写出来，再给出最终答案。",
    frame: "请认真完成下面的任务。",
    name: "小林|小王|阿梅|小赵",
  },
  ja: {
    join: "と",
    topic:
      "$placeへの旅行|{パン屋|部活|家計}の予算|{賃貸|業務}契約|{かぼちゃ|豆|きのこ}の{スープ|煮物|グラタン}|{インフレ|重力|光合成}|{小さなベランダ|湿った部屋}|{面接|試験}",
    place: "函館|松江|高松|金沢|那覇|長崎",
    ask: "$topicについて{教えてください|相談したいです|考え方を説明して|アイデアをください}{。予算は少なめです|。今週中に必要です|。初心者向けで|}。",
    follow: "{ありがとう、でももし|なるほど、もし}{五人なら|オーブンがないなら|期限が短いなら|雨なら}どうなりますか？",
    again: "いえ、{そうではなくて|別の意味で}、",
    math: "$nameは{りんご|本|硬貨}を$20-90個持っていて、友達$2-8人に$2-9個ずつ渡しました。残りはいくつですか。",
    code: "$langの{並べ替え|検索|日付}関数が、{空のリスト|欠けた項目|同時書き込み}で{落ちる|行を失う|重複する}ので直してください。",
    say: "{この|各|次の}{結果|計画|手順|例}は{一覧|規則|測定|期限}に{よります|従います|必要です}。|{まず|次に|最後に}{データ|費用|名前}を{確認|比較|記録}します。",
    cot: "最終的な答えの前に、考えた過程をすべて順番に書いてください。",
    frame: "次の課題を丁寧に解いてください。",
    name: "健|葵|翔|美咲",
  },
  ko: {
    join: ", ",
    topic:
      "$place 여행|{빵집|동아리|가족} 예산|{임대|용역} 계약|{호박|콩|버섯} {수프|찜|전}|{물가|중력|광합성}|{작은 베란다|습한 방}|{면접|시험}",
    place: "부산|전주|강릉|여수|경주",
    ask: "$topic {어떻게 준비하면 좋을까요|에 대해 설명해 주세요|관련해서 도와주세요|아이디어를 주세요}{, 예산은 적어요|, 이번 주까지요|}?",
    follow: "{고마워요, 그런데|네, 하지만} {다섯 명이면|오븐이 없으면|기한이 짧으면|비가 오면} 어떻게 되나요?",
    again: "아니요, {그게 아니라|다른 뜻으로}: ",
    math: "$name는 {사과|책|동전} $20-90개가 있고 친구 $2-8명에게 $2-9개씩 줬습니다. 몇 개 남았나요?",
    code: "$lang {정렬|검색|날짜} 함수가 {빈 목록|없는 필드|동시 쓰기}에서 {멈춥니다|행을 잃습니다|중복됩니다}. 고쳐 주세요.",
    say: "{이|각|새} {결과|계획|단계|경우}는 {목록|규칙|측정|기한}에 {달려 있습니다|따릅니다}.|{먼저|다음|끝으로} {자료|비용|이름}을 {확인|비교|기록}합니다.",
    cot: "최종 답을 내기 전에 모든 추론 과정을 단계별로 쓰세요.",
    frame: "다음 과제를 신중하게 푸세요.",
    name: "민준|서연|지우",
  },
  pl: {
    join: " i ",
    topic:
      "podróż do $place|budżet {piekarni|klubu|rodziny}|umowę {najmu|usług}|{zupę|chleb|zapiekankę} z {soczewicy|dyni|pora}|{inflację|grawitację|fotosyntezę}|mały {ogród|balkon}|{rozmowę o pracę|egzamin}",
    place: "Gdańska|Rygi|Krakowa|Brna|Lublina",
    ask: "{Jak najlepiej zaplanować|Wyjaśnij mi|Pomóż mi przygotować|Daj pomysły na} $topic{ małym kosztem| w tym tygodniu| dla początkujących|}?",
    follow: "{dzięki, a jeśli|dobrze, ale co jeśli} {jest nas pięcioro|nie mam piekarnika|termin jest krótki|pada}?",
    again: "nie, {chodziło mi o coś innego|nie to}: ",
    math: "$name ma $20-90 {jabłek|książek|monet} i daje po $2-9 każdemu z $2-8 znajomych. Ile zostało?",
    code: "Popraw funkcję {sortowania|dat|szukania} w $lang, która {pada|gubi wiersze|powiela dane}, gdy {lista jest pusta|brakuje pola}.",
    say: "{Ten|Każdy|Nowy} {wynik|plan|krok|przypadek} {zależy od|wyjaśnia|wymaga} {listy|reguły|miary|daty}{, bo jest stabilny| po dwóch krokach|}.|{Najpierw|Potem|Na koniec} {sprawdź|porównaj|zapisz} {dane|koszty|nazwy}.",
    cot: "Zapisz całe rozumowanie krok po kroku przed ostateczną odpowiedzią.",
    frame: "Wykonaj starannie poniższe zadanie.",
    name: "Ola|Jan|Ewa|Tomek",
  },
};

export const LANGUAGES: Record<LanguageName, Lexicon> = {
  en: ENGLISH,
  ...(Object.fromEntries(
    Object.entries(SPOKEN).map(([name, rules]) => [name, { ...ENGLISH, ...lexicon(widened(rules)) }]),
  ) as Record<Exclude<LanguageName, "en">, Lexicon>),
};

/** Two topics joined give a thousand subjects from forty phrases, so that strangers seldom ask the same thing by chance. */
function widened(rules: Record<string, string>): Record<string, string> {
  const join = rules.join ?? ", ";
  return {
    ...rules,
    subject: `{$topic|$topic${join}$topic|$topic (\u2192 $topic)}`,
    ask: rules.ask.replaceAll("$topic", "$subject"),
    say: `${rules.say}|$topic${join}$topic.`,
  };
}

export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as LanguageName[];
