// The only script of the page: unfold, fold and sort. Everything is readable without it, and it touches no data but the page's own.

/** Source of the inline script; its hash stands in the page's content security policy. */
export const SCRIPT = `(function(){
var d=document,root=d.documentElement;root.classList.add("js");
function all(q,r){return Array.prototype.slice.call((r||d).querySelectorAll(q))}
function fold(open){all("details").forEach(function(x){x.open=open})}
all("[data-fold]").forEach(function(b){b.addEventListener("click",function(){fold(b.getAttribute("data-fold")==="open")})});
var before=[];
addEventListener("beforeprint",function(){before=all("details").filter(function(x){return !x.open});fold(true)});
addEventListener("afterprint",function(){before.forEach(function(x){x.open=false})});
function reveal(){var t=location.hash&&d.getElementById(location.hash.slice(1));if(t){var e=t.querySelector("details.evidence");if(e)e.open=true}}
addEventListener("hashchange",reveal);reveal();
all("table.sortable").forEach(function(table){
all("thead th",table).forEach(function(th,column){
var b=d.createElement("button");b.type="button";b.setAttribute("aria-label","Sort by "+th.textContent);th.appendChild(b);
th.addEventListener("click",function(){
var down=th.getAttribute("aria-sort")!=="descending";
all("th",table).forEach(function(x){x.removeAttribute("aria-sort")});
th.setAttribute("aria-sort",down?"descending":"ascending");
var body=table.tBodies[0],rows=all("tr",body);
function key(r){var c=r.cells[column],v=c.getAttribute("data-v");return v===null?c.textContent:Number(v)}
rows.sort(function(a,b){var x=key(a),y=key(b),s=x<y?-1:x>y?1:0;return down?-s:s});
rows.forEach(function(r){body.appendChild(r)})})})})
})();`;
