import sys,re
sys.path.insert(0,'language'); import check
L=check.read_list()
num=None; where=''
for line in open('/work/shared/english.md'):
    if m:=re.match(r'(\d+)\. `([^:]*)',line): num,where=m[1],m[2]
    elif m:=re.match(r'(\d+)\. `commit',line): num,where=m[1],'c.md'
    for kind in ('now','better'):
        if (t:=line.strip()).startswith(f'- {kind}: '):
            t=t[len(kind)+4:]
            path='x.md' if not where.endswith('.py') else 'x.py'
            hits=set()
            hits|={h.found for h in check.hits_in('docs/x.md',t,L)}
            if path=='x.py': 
                hits|={h.found for h in check.hits_in('src/x.py','"""'+t.replace('"',"'")+'"""\n',L) if h.rule!='long summary'}
            if bool(hits)!=(kind=='now'): print(num,kind,hits,t[:110])
