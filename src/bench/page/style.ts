// The page's style: the report's colours and quiet look, with what a page of tables and curves needs.

export const STYLE = `
:root{color-scheme:light dark;--ground:#f4f5f7;--card:#fff;--ink:#1a222d;--soft:#556171;--line:#dde1e7;--grey:#a3adba;--c0:#22599c;--c1:#a02c2c}
@media (prefers-color-scheme:dark){:root{--ground:#12161c;--card:#1a2029;--ink:#e5e9ef;--soft:#a2adbb;--line:#333c49;--grey:#66717f;--c0:#7fb2ee;--c1:#f09a92}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:1080px;margin:0 auto;padding:28px 20px}
h1{font-size:28px;margin:2px 0 6px}h2{font-size:20px;margin:0 0 10px}
p{margin:0 0 10px;max-width:82ch}
.muted,figcaption,caption,dt{color:var(--soft);font-size:13.5px}
section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:20px 24px;margin:0 0 18px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:10px;margin:0}
.figures div{border-top:3px solid var(--grey);padding:6px 0}.figures dd{margin:0;font-size:18px;font-weight:600;font-variant-numeric:tabular-nums}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:18px}
figure{margin:0}.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;margin:0 0 14px}
caption{text-align:left;padding:0 0 8px}
th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{font-size:12.5px;color:var(--soft);vertical-align:bottom}tbody th{font-weight:500}
.num{text-align:right;font-variant-numeric:tabular-nums}
.grid{stroke:var(--line)}.diagonal{stroke:var(--grey);stroke-dasharray:4 3}.tick{fill:var(--soft);font-size:11px}
.band{opacity:.16}.curve{fill:none;stroke-width:2}
.band.c0,circle.c0{fill:var(--c0)}.curve.c0{stroke:var(--c0)}.band.c1,circle.c1{fill:var(--c1)}.curve.c1{stroke:var(--c1)}
.key{display:inline-block;width:11px;height:11px;border-radius:3px}.key.c0{background:var(--c0)}.key.c1{background:var(--c1)}
@media print{body{background:#fff}section{border-width:1px 0 0;border-radius:0;break-inside:avoid}}
`;
