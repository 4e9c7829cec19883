#!/usr/bin/env python3
"""Makes readings.txt: how Han characters are read in names, and how rare they are.

Source: Unihan 15.0 as Debian's package unicode-data has it (permissive Unicode licence). Fields:
  kTGH       place in 通用规范汉字表 (2013): up to 3,500 first level, up to 6,500 second, else third
  kTGHZ2013  readings of those 8,105 in 通用规范汉字字典; of others kXHC1983 (现代汉语词典), else kMandarin
  kHanyuPinlu how often each reading occurs in 现代汉语频率词典; orders the readings
  kSimplifiedVariant  a traditional character is as rare, and as doubtful, as its simplified form

A character is doubtful in names ("several") where the frequency dictionary gives a second reading with a tone at least
1.5 of 100 of its occurrences; where it does not know the character at all, each reading of the dictionary counts.
What names settle otherwise stands in given-names.txt.

Usage: make-readings.py [/usr/share/unicode] > readings.txt
"""
import collections, os, re, sys, unicodedata

SHARE = 0.015
FIELDS = {"kTGH", "kTGHZ2013", "kXHC1983", "kHanyuPinlu", "kMandarin", "kSimplifiedVariant"}

folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import unihan as source

unihan = source.read(folder, ("Readings", "OtherMappings", "Variants"), FIELDS)

settled, asked, known = {}, {}, set()
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "given-names.txt"), encoding="utf-8") as given:
    for line in given:
        word, *rest = line.split() or [""]
        if word == "known":
            known.update("".join(rest))
        for entry in rest if word in ("settled", "asked") else ():
            (settled if word == "settled" else asked)[entry[0]] = entry[1:].split("/")

def is_toned(reading):
    marks = [c for c in unicodedata.normalize("NFD", reading) if unicodedata.combining(c)]
    return any(mark != "\u0308" for mark in marks)

def entries(value):
    found = []
    for entry in value.split():
        found += [one for one in entry.split(":")[1].split(",") if one not in found]
    return found

def of(c):
    """All readings of a character, the one to take first; and those of them that leave a doubt."""
    data = unihan[c]
    written = entries(data.get("kTGHZ2013") or data.get("kXHC1983") or "")
    mandarin = data.get("kMandarin", "").split()
    counts = {m[1]: int(m[2]) for m in re.finditer(r"(\S+?)\((\d+)\)", data.get("kHanyuPinlu", ""))}
    readings = [r for r in (written or mandarin[:1]) if is_toned(r)] or written or mandarin[:1]
    readings = [r for r in readings if re.fullmatch(r"[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+", r) and not re.fullmatch(r"n|ng|m|hm|hng", r)]
    toned = {r: n for r, n in counts.items() if r in readings}
    order = lambda r: (-toned.get(r, 0), r not in mandarin, readings.index(r))
    readings = sorted(readings, key=order)
    total = sum(toned.values())
    doubtful = [r for r in readings if toned.get(r, 0) >= SHARE * total] if total else readings
    first = settled.get(c) or asked.get(c)
    if first:
        readings = first + [r for r in readings if r not in first]
        doubtful = first
    return readings, doubtful

def level(c):
    if "kTGH" not in unihan[c]:
        return 0
    place = int(unihan[c]["kTGH"].split()[0].split(":")[1])
    return 1 if place <= 3500 else 2 if place <= 6500 else 3

characters = sorted(c for c in unihan if ("kMandarin" in unihan[c] or "kTGHZ2013" in unihan[c]))
levels, several = collections.defaultdict(list), []
ranks = [collections.defaultdict(list)]
for c in characters:
    readings, doubtful = of(c)
    simple = [chr(int(code[2:], 16)) for code in unihan[c].get("kSimplifiedVariant", "").split()]
    simple = [s for s in simple if s != c and level(s)]
    if not level(c) and len(simple) == 1:
        theirs, their_doubt = of(simple[0])
        levels[f"traditional{level(simple[0])}"].append(c)
        known.update(c if simple[0] in known else "")
        if theirs[:1] and theirs[0] in readings and set(readings) <= set(theirs):
            readings = [r for r in theirs if r in readings]
            doubtful = [r for r in their_doubt if r in readings]
    elif level(c):
        levels[f"level{level(c)}"].append(c)
    if len(doubtful) > 1:
        several.append(c)
    for rank, reading in enumerate(readings):
        if rank == len(ranks):
            ranks.append(collections.defaultdict(list))
        ranks[rank][reading].append(c)

print("# Made by make-readings.py from Unihan 15.0 (Unicode licence, THIRD-PARTY.md) and given-names.txt. Not to be edited.")
print("# level: of 通用规范汉字表; traditional: of its simplified form; several: more than one reading is usual in a name;")
print("# known: of the second level, yet known to everybody; first, second…: the readings in their order, with their characters.")
for name in sorted(levels):
    print(name, "".join(levels[name]))
print("several", "".join(several))
print("known", "".join(sorted(c for c in known if unihan[c])))
for rank, readings in enumerate(ranks):
    for reading in sorted(readings):
        print(f"{rank + 1} {reading} {''.join(readings[reading])}")
