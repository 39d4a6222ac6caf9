import sys,time,re
sys.path.insert(0,'language')
import check
from pathlib import Path
b=check.read_list()
ents=tuple(e for e in b.entries if e.place.value in('text','text and names'))
texts=[]
t=time.process_time()
for p in check.tracked(Path('.')):
    x=check.text_of(Path(p))
    if p.endswith('.py'): texts.append(check.parts_of_code(x)[0].words)
    elif not check.matches(p,b.exempt): texts.append(check.joined(enumerate(x.split("\n"),1)).words)
print('prep',time.process_time()-t, sum(map(len,texts)))
rx=check.compiled(ents)
t=time.process_time(); n=sum(1 for x in texts for _ in rx.finditer(x)); print('ci',n,time.process_time()-t)
rx2=re.compile(rx.pattern)
t=time.process_time(); n=sum(1 for x in texts for _ in rx2.finditer(x.lower())); print('cs',n,time.process_time()-t)
for e in ents:
    r=check.compiled((e,))
    t=time.process_time(); n=sum(1 for x in texts for _ in r.finditer(x)); d=time.process_time()-t
    if d>.09: print(round(d,3), e.pattern[:60])
t=time.process_time()
for p in check.tracked(Path('.')):
    if p.endswith('.py'): list(check.summaries(check.text_of(Path(p))))
print('summaries',time.process_time()-t)
