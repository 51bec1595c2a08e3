// The page's style: quiet, for reading and printing. Colours are checked for contrast of 4.5 to 1 on their ground, light and dark.

/** Inline style sheet. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f4f5f7;--card:#fff;--ink:#1a222d;--soft:#556171;--line:#dde1e7;--faint:#eef0f3;--blue:#22599c;--grey:#a3adba;--red:#a02c2c;--amber:#8a5600;--green:#2b6e59;--violet:#61508c;--mark:#a02c2c}
@media (prefers-color-scheme:dark){:root{--ground:#12161c;--card:#1a2029;--ink:#e5e9ef;--soft:#a2adbb;--line:#333c49;--faint:#232b36;--blue:#7fb2ee;--grey:#66717f;--red:#f09a92;--amber:#e0b05f;--green:#76c8ab;--violet:#bcabe8;--mark:#f09a92}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:12px}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main{max-width:1080px;margin:0 auto;padding:28px 20px 8px}
footer{max-width:1080px;margin:0 auto;padding:0 20px 40px;color:var(--soft);font-size:13px}
a{color:var(--blue)}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:8px;background:var(--card);padding:6px 10px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h1{font-size:30px;line-height:1.2;margin:2px 0 4px;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:21px;line-height:1.3;margin:0 0 10px;letter-spacing:-.005em}
h3{font-size:16px;margin:30px 0 8px;padding-top:14px;border-top:1px solid var(--line)}
h4{font-size:14px;margin:0 0 4px}
p{margin:0 0 10px;max-width:80ch}
.muted,.q,figcaption,caption{color:var(--soft)}
.legend{display:inline-block;max-width:100%;margin-right:10px}
.brand{font-weight:600;color:var(--soft);font-size:13px;letter-spacing:.04em;text-transform:uppercase;margin:0}
.window{color:var(--soft)}
.lead{font-size:17px;max-width:74ch}
.allegation{border-left:3px solid var(--blue);padding:2px 0 2px 12px}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:10px;margin:18px 0 12px}
.figure{background:var(--card);border:1px solid var(--line);border-top:3px solid var(--grey);border-radius:6px;padding:10px 14px;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figure dt{font-size:13px;color:var(--soft);order:1}
.figure dd{margin:0;display:contents}
.figure dd b{font-size:26px;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums;order:2}
.figure dd span{font-size:12.5px;color:var(--soft)}
.figure.distillation-campaign{border-top-color:var(--red)}.figure.relay-pool{border-top-color:var(--amber)}.figure.compromised-customer{border-top-color:var(--blue)}.figure.coordinated-other{border-top-color:var(--violet)}
nav{display:flex;flex-wrap:wrap;gap:6px 18px;align-items:center;margin:18px 0;font-size:14px}
.js-only{display:none}.js .js-only{display:inline-flex;gap:8px;margin-left:auto}
button{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:5px;padding:3px 10px;cursor:pointer}
main>section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:22px 26px;margin:0 0 20px}
.finding{border-top:4px solid var(--grey)!important}
.finding.distillation-campaign{border-top-color:var(--red)!important}.finding.relay-pool{border-top-color:var(--amber)!important}.finding.compromised-customer{border-top-color:var(--blue)!important}.finding.coordinated-other{border-top-color:var(--violet)!important}
.finding h2 .no{display:inline-block;min-width:28px;height:28px;line-height:28px;border-radius:14px;text-align:center;background:var(--faint);font-size:15px;margin-right:6px;padding:0 8px}
.finding h2 .id{font-weight:400;font-size:15px;color:var(--soft);margin-left:6px}
.finding h2 .id{display:inline-block;max-width:100%}
.id{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.92em;word-break:break-all}
.action{background:var(--faint);border-radius:6px;padding:12px 16px;margin:0 0 14px}.action p{margin:0}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(250px,1fr));gap:10px 24px;margin:0 0 6px}
.facts dt{font-size:13px;color:var(--soft)}.facts dd{margin:0}
.grades{list-style:none;margin:0 0 14px;padding:0;display:grid;grid-template-columns:repeat(4,1fr);gap:10px}
.grade{border:1px solid var(--line);border-radius:6px;padding:10px 14px}
.grade p{margin:0}.grade .q{font-size:13px;min-height:2.9em}.grade .level{font-size:18px;font-weight:650;margin:4px 0}.grade .fig{font-size:13px}
.steps i{display:inline-block;width:9px;height:14px;margin-right:2px;background:var(--line);border-radius:2px;vertical-align:-1px}.steps i.on{background:var(--blue)}
.lv{white-space:nowrap}.lv.none{color:var(--soft)}.lv.high{font-weight:650}
.chip{display:inline-block;font-size:13px;font-weight:600;padding:1px 8px;border-radius:4px;border:1px solid currentColor;white-space:nowrap}
.chip.distillation-campaign{color:var(--red)}.chip.relay-pool{color:var(--amber)}.chip.compromised-customer{color:var(--blue)}.chip.coordinated-other{color:var(--violet)}
details>summary{cursor:pointer;color:var(--blue);padding:6px 0;font-size:14px}
details.evidence>summary{font-weight:600;font-size:15px}
.scroll{overflow-x:auto;position:relative}
table{border-collapse:collapse;width:100%;font-size:14px;margin:0 0 12px}
caption{text-align:left;font-size:13.5px;padding:0 0 8px}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
thead th{font-size:12.5px;color:var(--soft);font-weight:600;vertical-align:bottom}
.js .sortable thead th{cursor:pointer}thead th button{all:unset;cursor:pointer;font-size:12.5px;padding-left:3px}thead th button:focus-visible{outline:2px solid var(--blue)}
thead th button::after{content:"\\2195";opacity:.45}th[aria-sort=descending] button::after{content:"\\2193";opacity:1}th[aria-sort=ascending] button::after{content:"\\2191";opacity:1}
tbody th{font-weight:500}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
table.signals td.wide,table.signals th.wide{width:26%}
table.signals td:nth-child(4){font-size:13px;color:var(--soft)}
td.wide,th.wide{width:38%;padding-right:0;padding-left:6px}
td.wide svg{display:block;overflow:visible}
.scroll table td,.scroll table th{overflow-wrap:normal}.scroll table .id{overflow-wrap:anywhere}
.ranking td,.ranking th{white-space:nowrap;padding-right:14px}
.mix td.wide svg+svg{margin-top:2px}
.why{color:var(--soft)}
.chart{margin:0 0 8px}
.chart svg{display:block;overflow:visible}
.plot{display:flex}.plot svg:last-child{flex:1 1 0;min-width:0}
figcaption{font-size:13.5px;margin-top:6px;max-width:90ch}
.bar,.own{fill:var(--blue)}.all{fill:var(--grey)}
.grid{stroke:var(--line)}.axis{stroke:var(--grey)}.zero{stroke:var(--soft);stroke-dasharray:2 2}
.median{stroke:var(--ink);stroke-dasharray:4 3}
.tick{fill:var(--soft);font-size:12px}
.event line{stroke:var(--red);stroke-dasharray:3 3}.event circle{fill:var(--red)}.event text{fill:var(--card);font-size:11px;font-weight:700}
.events{font-size:14px;margin:8px 0 0;padding-left:26px}.events .when{color:var(--soft);margin-right:6px}
rect.start,rect.total{fill:var(--soft)}rect.for{fill:var(--red)}rect.against{fill:var(--green)}
tr.total td{font-weight:650;border-bottom:0}
.band{fill:var(--grey);opacity:.6}.mark{fill:var(--mark)}
.key{display:inline-block;width:11px;height:11px;border-radius:3px;vertical-align:-1px;background:var(--grey)}
.key.own{background:var(--blue)}.key.mark{background:var(--mark);border-radius:50%}
.network{background:var(--faint);border-radius:6px;max-height:430px}
.node{fill:var(--ink);stroke:var(--faint);stroke-width:1}
.link{fill:none;stroke-width:1}
.link.kind0{stroke:var(--blue)}.link.kind1{stroke:var(--red)}.link.kind2{stroke:var(--green)}.link.kind3{stroke:var(--violet)}.link.kind4{stroke:var(--grey)}
.key.kind0{background:var(--blue)}.key.kind1{background:var(--red)}.key.kind2{background:var(--green)}.key.kind3{background:var(--violet)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:6px 32px}.two ul{margin:0 0 10px;padding-left:20px}
.note,.warn{background:var(--faint);border-radius:5px;padding:8px 12px}.warn{border-left:3px solid var(--amber)}
.guide{display:grid;grid-template-columns:1fr 1fr;gap:12px 32px}.guide dt{font-weight:650}.guide dd{margin:0;color:var(--soft)}
.back{font-size:13.5px;margin:10px 0 0}
@media (max-width:760px){
main{padding:18px 12px 4px}footer{padding:0 12px 30px}h1{font-size:24px}.lead{font-size:16px}
main>section{padding:16px 14px}
.figures,.grades{grid-template-columns:1fr 1fr}.two,.guide{grid-template-columns:1fr}
.grade .q{min-height:0}
table.stack,table.mix,table.signals,table.ranking,table.stack tbody,table.mix tbody,table.signals tbody,table.ranking tbody,table.stack caption,table.mix caption,table.signals caption{display:block}
table.stack thead,table.mix thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.stack tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line);padding:4px 0}
table.stack td{border:0;padding:3px 0 3px 0}table.stack td.num{padding-left:12px}
table.stack td.wide{grid-column:1/-1;width:auto}
table.taken td:first-child{grid-column:1/-1}table.taken td:nth-child(2){text-align:left;padding-left:0}table.taken td:nth-child(3)::before{content:"index "}
table.mix tr{display:grid;grid-template-columns:1fr 64px 64px;border-bottom:1px solid var(--line);padding:4px 0}
table.mix td,table.mix th{border:0;padding:2px 0}table.mix td.wide{grid-column:1/-1;width:auto}
table.signals thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.signals tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line);padding:4px 0}
table.signals td,table.signals th{border:0;padding:2px 0}
table.signals th{grid-area:1/1}table.signals td:nth-child(6){grid-area:1/2}
table.signals td:nth-child(6)::after{content:" bits"}
table.signals td:nth-child(2){grid-area:2/1;text-align:left}table.signals td:nth-child(2)::before{content:"observed "}
table.signals td:nth-child(3){grid-area:2/2;padding-left:10px;white-space:normal}table.signals td:nth-child(3)::before{content:"honest "}
table.signals td:nth-child(4){grid-area:3/1/4/3}table.signals td.wide{grid-area:4/1/5/3;width:auto}
table.ranking thead{display:none}
table.ranking tr{display:grid;grid-template-columns:auto 1fr;gap:0 10px;border-bottom:1px solid var(--line);padding:8px 0}
table.ranking td{border:0;padding:1px 0;text-align:left;grid-column:1/-1;white-space:normal}
table.ranking td:first-child{grid-area:1/1}table.ranking td:nth-child(2){grid-area:1/2}
table.ranking td:nth-child(n+4)::before{color:var(--soft)}
table.ranking td:nth-child(4)::before{content:"Recommended: "}table.ranking td:nth-child(5)::before{content:"Accounts: "}table.ranking td:nth-child(6)::before{content:"Exchanges: "}
table.ranking td:nth-child(7)::before{content:"Coordination: "}table.ranking td:nth-child(8)::before{content:"Purpose: "}table.ranking td:nth-child(9)::before{content:"Relay: "}
.scroll table.data td,.scroll table.data th{padding-right:8px;overflow-wrap:anywhere}.scroll table.data td:last-child,.scroll table.data th:last-child{padding-right:0}
}
@media print{
:root{color-scheme:light;--ground:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#ccc;--faint:#f3f3f3;--blue:#22599c;--grey:#a3adba;--red:#a02c2c;--amber:#8a5600;--green:#2b6e59;--violet:#61508c;--mark:#a02c2c}
@page{margin:16mm 14mm}
body{font-size:10.5pt}main{max-width:none;padding:0}
nav,.skip,.back,details>summary,thead th button{display:none}
main>section{border-width:1px 0 0;border-radius:0;padding:14px 0}
.finding~.finding{break-before:page}
details::details-content{content-visibility:visible!important;height:auto!important;opacity:1}
figure,.grade,.figure,tr{break-inside:avoid}h2,h3,caption{break-after:avoid}
.scroll{overflow:visible}.figures,.grades{grid-template-columns:repeat(4,1fr)}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
