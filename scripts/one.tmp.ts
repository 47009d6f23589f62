import { extract } from "@jixiao/parsers";
import { readFileSync } from "node:fs";
const f=process.argv[2]!;
const t=performance.now();
try {
const { records, account } = await extract({ name: f, bytes: readFileSync(f), sha256: "0".repeat(64) });
console.log((performance.now()-t).toFixed(0)+"ms", records.length, account.unread_forms.map(u=>u.printed+u.reason+u.marks).join(";"));
for (const r of records as any[]) { console.log("##", r.project_name, "|", r.department, "|", r.implementing_unit,"|",r.project_nature,"|",r.project_category,"|",r.start_date,r.end_date, JSON.stringify(r.budget), "\nG:", r.overall_goal, "\nA:", r.annual_goal, "\nP:", r.purpose, r.flags.join(), JSON.stringify(r.extra));
 if (process.argv[3]) console.log(r.evidence.map((e:any)=>e.flag+":"+e.field+":"+e.note.slice(0,150)).join("\n"));
 for (const i of r.indicators) console.log("  ", i.level1,"|",i.level2,"|",i.level3,"|",i.description,"|",i.value_text,"|",i.weight,i.actual_text,i.score,i.deviation,"|",i.flags.join()); }
} catch (e:any) { console.log(e.failure ? JSON.stringify(e.failure) : e); }
