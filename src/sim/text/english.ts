// English word lists and rules of the simulator. All of it was written for this project; domains are everyday ones.
import { lexicon } from "./grammar.ts";

export const ENGLISH = lexicon({
  lang: "Python|TypeScript|Go|Rust|Java|Kotlin|C++|C#|Ruby|Swift|PHP|Scala|SQL|Bash|Elixir",
  noun: "parser|scheduler|cache|queue|router|ledger|index|importer|exporter|renderer|validator|tokenizer|crawler|proxy|worker|inventory|checkout|planner|calendar|mailer|uploader|sampler|allocator|matcher|resolver|pipeline|dashboard|migrator|logger|session store",
  part: "{retry|timeout|paging|locking|rounding|encoding|sorting|caching|batching|logging|auth|quota|date|unicode|null|streaming|diff|merge} {logic|handling|path|layer|code|step|rule|check}",
  fault:
    "{drops|duplicates|reorders|corrupts|misreads|loses|double-counts|truncates} {records|rows|events|messages|items|entries|bytes|headers|lines} {when|if|whenever} {the input is empty|two writers race|the clock jumps|a field is missing|the file is large|the list has one element|the connection resets|an id repeats|the month ends|the locale is not English|numbers are negative|the buffer wraps}",
  topic: "$travel|$food|$money|$law|$health|$tech|$home|$school|$science|$game|$work",
  place:
    "Lisbon|Kyoto|Oslo|Tbilisi|Montreal|Valencia|Hanoi|Krakow|Cusco|Bergen|Marrakesh|Naples|Tallinn|Busan|Porto|Cork|Split|Ghent|Riga|Malmo",
  travel:
    "{a weekend|three days|a week|ten days} in $place|the night train to $place|renting a car near $place|a quiet beach near $place|packing for $place in {winter|spring|autumn}|visa rules for $place",
  food: "a {lentil|mushroom|chickpea|pumpkin|leek|salmon|rice|barley} {stew|pie|salad|soup|curry|gratin} for {two|four|six|a crowd}|{sourdough|flatbread|dumplings|pickles|yoghurt} at home|cooking without {onions|gluten|an oven|dairy}|leftover {rice|bread|beans|roast}",
  money:
    "an emergency fund on a {small|variable|single} income|{fixed|variable} rate mortgages|index funds {after|before} fees|{quarterly|annual} budget for a {bakery|studio|choir|club}|paying off {cards|a student loan|a car} first|invoices that are {late|disputed|in another currency}",
  law: "a {lease|supply|service|loan|licence} agreement with {no end date|a penalty clause|two governing laws|an unclear notice period}|{notice|deposit|privacy|warranty|liability} rules for {tenants|small shops|freelancers|clubs}",
  health:
    "{sleep|knee|back|hay fever|headache|stretching} {advice|routine|questions} for {runners|desk workers|new parents|older people}|reading a {blood|vitamin|cholesterol} test|walking after a sprain",
  tech: "a slow {laptop|router|phone|printer}|backups for {a family|a studio|photos}|moving from {one mail provider|an old phone|paper notes} to another|{passwords|passkeys|two-factor codes} for a team|$lang for beginners",
  home: "a {draughty|damp|noisy|north-facing} {room|flat|kitchen|attic}|{herbs|tomatoes|ferns|lavender} on a balcony|repairing a {tap|hinge|bicycle|zip|chair}|insulating {pipes|windows|a shed}",
  school:
    "{fractions|photosynthesis|the water cycle|plate tectonics|irony|the French revolution|supply and demand|electric circuits} for {a ten-year-old|a class of thirty|an exam|a debate}|an essay about {rivers|trust|cities|maps|forgiveness}",
  science:
    "why {ice floats|the sky is blue|bread rises|tides lag the moon|metals rust|bats use echoes}|{entropy|vaccines|black holes|enzymes|tectonics|semiconductors} in plain words|the difference between {mass and weight|weather and climate|correlation and cause|a virus and a bacterium}",
  game: "a {chess|go|bridge} opening for beginners|a {co-op|farming|puzzle|strategy} game for {two|kids|a plane}|rules for a {dice|card|word} game|a {villain|tavern|map|quest} for a tabletop campaign",
  work: "a {hard|short|kind|formal} message to {my manager|a client|a landlord|a colleague|a supplier} about {a delay|a raise|a mistake|time off|a refund|moving a deadline}|an agenda for {a retro|onboarding|a board call}|a cover letter for a {museum|hospital|startup|bakery} job",
  person: "I|my team|my sister|our club|my class|a friend|my father|we",
  soon: "by Friday|tonight|this week|before the meeting|on Monday|soon|by the end of the month|",
  name: "Ada|Bo|Chidi|Dana|Emre|Farah|Goro|Hana|Ivo|Jun|Kaya|Lena|Milo|Nadia|Oskar|Priya|Quim|Rosa|Sami|Tove|Uma|Vik|Wen|Yara|Zoe",
  thing: "apples|tickets|marbles|books|tiles|coins|stamps|bricks|seeds|bottles|pages|boxes|ribbons|candles",
  repo: "{blue|quiet|north|paper|copper|swift|amber|river|stone|cloud}-{cart|ledger|post|atlas|forge|kit|desk|field|gate|lamp}-$2-99",
  path: "{src|lib|app|pkg|internal|server|core}/{api|jobs|models|ui|io|auth|billing|search}/{handler|index|store|client|format|queue|rules|sync}{|_test|_v2}.{py|ts|go|rs|java|rb}",
  ticket: "{OPS|WEB|PAY|DATA|APP|CORE}-$100-9999",
  say: "{The|This|Each|A|One} {$noun|result|value|reason|change|step|case|list|answer|option|method} {depends on|follows from|should cover|is close to|avoids|needs|explains|replaces} {the|a|every} {$noun|limit|input|rule|average|reader|order|cost|sample}{, because {it|that} {stays small|is stable|was measured|holds twice|can be checked}|, which {keeps|makes} it {simple|fair|slow|safe|exact}| after {two|three|a few} {steps|tries|days}|}.|{First|Then|Next|Finally|In short}, {check|compare|write down|remove|measure|keep|plan|split} the {$noun|numbers|inputs|dates|edges|names|costs}{ and {stop|repeat|sort them}| before {noon|release|use}| with care|}.|For {$topic}, {start small|begin with the plain case|ask twice|note the exceptions|keep the receipts}.",
  code: "def $ident($ident):\n    return [x for x in $ident if x {>|<|!=} $0-40]|const $ident = {new Map()|[]|$ident($0-90)};|if ($ident === $0-9) return $ident;|for (let i = 0; i < $2-99; i++) $ident(i);|fn $ident(n: u32) -> u32 { n + $1-9 }|SELECT $ident, count(*) FROM $ident GROUP BY 1",
  ident:
    "{read|make|find|load|pick|join|next|flush|scan|walk}{|_}{item|row|page|node|key|slot|part|user|rate|block}{|s}{|_$1-9}",
});
