# Cuts Noto Sans JP, TC and KR to the letters of their national sets.
from fontTools.ttLib import TTFont
from fontTools import subset
import sys
def chars(codec, leads, trails):
    out=set()
    for a in leads:
        for b in trails:
            try: t=bytes([a,b]).decode(codec)
            except UnicodeDecodeError: continue
            if len(t)==1: out.add(ord(t))
    return out
jis=chars('euc_jp',range(0xa1,0xf5),range(0xa1,0xff))|set(range(0x3040,0x3100))|set(range(0xff01,0xffa0))
big5=chars('big5',range(0xa1,0xfa),[*range(0x40,0x7f),*range(0xa1,0xff)])|set(range(0x3100,0x3130))
ks=set(range(0xac00,0xd7a4))|set(range(0x1100,0x1200))|set(range(0x3130,0x3190))|set(range(0x3000,0x3040))
for src,name,cs in [('jp','JP',jis),('tc','TC',big5),('kr','KR',ks)]:
    o=subset.Options(); o.layout_features=['ccmp','ljmo','vjmo','tjmo','locl','mark','mkmk','kern']; o.hinting=False; o.name_IDs=['*']; o.notdef_outline=True; o.glyph_names=False; o.recalc_bounds=True
    f=subset.load_font(f't/expo-google-fonts-noto-sans-{src}-0.4.3/400Regular/NotoSans{name}_400Regular.ttf',o)
    have=set(f.getBestCmap()); s=subset.Subsetter(o); s.populate(unicodes=cs&have); s.subset(f)
    out=f'/work/wt/b/assets/fonts/NotoSans{name}-Regular.ttf'; subset.save_font(f,out,o)
    import os; print(name,len(cs),len(cs-have),len(cs&have),os.path.getsize(out), f['name'].getDebugName(6))
