#!/usr/bin/env python3
"""Makes strokes.txt: Han characters in the order of their strokes (笔画), a line for each count of strokes.

Source: Unihan 15.0 as Debian's package unicode-data has it (permissive Unicode licence). Fields:
  kTGH           place in 通用规范汉字表 (2013). Each of its three levels is in the order of strokes: by their count, then by
                 the kinds of strokes in the order of writing (横竖撇点折).
  kTotalStrokes  count of strokes; of what is not in that table the only source
  kRSUnicode     radical: which strokes a character begins with, where the radical stands first
  kXHC1983, kGB0 and kTraditionalVariant say which further characters are taken in

Unihan does not say of which kinds the strokes are. The table gives their order within a level; to put the levels together,
each character is given the count and the kind of its first stroke that fit this order best: counts by kTotalStrokes (which
follows other shapes here and there), kinds by the radicals below. Within the two, characters of different levels stand by the
strokes of their radicals as far as these are known. So two characters of one level are exactly in the customary order, two of
different levels with the same count and the same first stroke may not be. Nearly all surnames are of the first level.

Usage: make-strokes.py [/usr/share/unicode] > strokes.txt
"""
import bisect, collections, os, sys

# The strokes (1 横, 2 竖, 3 撇, 4 点, 5 折) of radicals that mostly stand first in a character.
FIRST = {
    "1234": "75", "121": "32 64 156", "1121": "96", "13251": "112", "122": "140", "1512": "159 159'", "122125112": "177",
    "14524444": "173", "1253511": "164", "1354": "78", "122111": "128", "132": "4",
    "251": "30", "2511": "72", "25111": "109", "252": "46", "251214": "142", "2512121": "157", "2534": "154'", "2511134": "154",
    "25121": "102", "25221": "122", "25": "31", "215315": "141", "255452511": "188",
    "32": "9", "332": "60", "353": "94", "31115": "167'", "34112431": "167", "31234": "115", "314314": "118", "355": "184'",
    "3511": "74 130", "35251211": "195'", "335414": "137", "32511": "106", "3121": "93", "34": "12",
    "441": "85", "45": "149'", "4111251": "149", "442": "61", "445": "40", "41": "15", "413": "53", "41341": "104", "4524": "113",
    "45234": "145", "4334": "86", "431234": "119", "425": "169'", "41431": "117", "44534": "116", "431113": "123", "4153": "70",
    "551": "120'", "554444": "120", "531": "38", "52": "170", "551_": "187'", "515": "57", "521": "39", "513": "44", "54": "29",
}
STROKES = {number: strokes.strip("_") for strokes, numbers in FIRST.items() for number in numbers.split()}
# The same of usual surnames that are not of the first level and have no such radical.
OWN = {
    "韦": "1152", "邹": "35511", "邱": "32121", "郝": "1213234", "龚": "13534", "邵": "53251", "覃": "125221", "邢": "1132", "翟": "541541",
    "邬": "3551", "卞": "41", "甄": "125221", "敖": "1121", "邝": "413", "匡": "1112", "鄢": "12121", "奚": "3443", "郜": "3121", "扈": "4513",
    "邸": "35154", "雍": "41",
}
FIELDS = {"kTGH", "kTotalStrokes", "kRSUnicode", "kXHC1983", "kGB0", "kTraditionalVariant"}
MOST = 40

folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import unihan as source

unihan = source.read(folder, ("IRGSources", "OtherMappings", "Readings", "Variants"), FIELDS)

def counted(c):
    return int(unihan[c]["kTotalStrokes"].split()[0])

def begins(c):
    return OWN.get(c) or STROKES.get(unihan[c]["kRSUnicode"].split()[0].split(".")[0], "")

def fitted(characters):
    """The count and the first kind of each, rising through the level, that disagree least with what is known."""
    labels = [(count, kind) for count in range(1, MOST) for kind in range(1, 6)]
    costs, back = [0.0] * len(labels), []
    for c in characters:
        best, places, new = float("inf"), [], []
        for place, (count, kind) in enumerate(labels):
            if costs[place] < best:
                best, at = costs[place], place
            first = begins(c)
            wrong = 3.0 * (count != counted(c)) + (first != "" and int(first[0]) != kind)
            new.append(best + wrong)
            places.append(at)
        costs = new
        back.append(places)
    place = min(range(len(labels)), key=costs.__getitem__)
    found = []
    for places in reversed(back):
        found.append(labels[place])
        place = places[place]
    return found[::-1]

def risen(keys):
    """The strokes at the beginning of each: those of its own radical where they rise with the others', else those before."""
    tails, places, links = [], [], [None] * len(keys)
    for place, key in enumerate(keys):
        if key == "":
            continue
        at = bisect.bisect_right(tails, key)
        links[place] = places[at - 1] if at else None
        tails[at:at + 1], places[at:at + 1] = [key], [place]
    kept, place = set(), places[-1] if places else None
    while place is not None:
        kept.add(place)
        place = links[place]
    now, out = "", []
    for place, key in enumerate(keys):
        now = key if place in kept else now
        out.append(now)
    return out

table = sorted((int(data["kTGH"].split()[0].split(":")[1]), c) for c, data in unihan.items() if "kTGH" in data)
order = [c for _, c in table]
levels = [order[:3500], order[3500:6500], order[6500:]]
taken = set(order)
more = {c for c, data in unihan.items() if "kXHC1983" in data or "kGB0" in data}
more |= {chr(int(code[2:], 16)) for c in order for code in unihan[c].get("kTraditionalVariant", "").split()}
more = sorted(c for c in more - taken if "kTotalStrokes" in unihan[c])
groups = collections.defaultdict(list)
for level, characters in enumerate(levels):
    for c, label in zip(characters, fitted(characters)):
        groups[label, level].append(c)
for c in more:
    kind = int(begins(c)[:1] or 6)
    groups[(counted(c), kind), 3].append(c)
by_count = collections.defaultdict(list)
for (label, level), characters in sorted(groups.items()):
    keys = risen([begins(c) if begins(c)[:1] == str(label[1]) else "" for c in characters]) if level < 3 else map(begins, characters)
    rows = [(label[1], key, level, place, c) for place, (key, c) in enumerate(zip(keys, characters))]
    by_count[label[0]] += rows

print("# Made by make-strokes.py from Unihan 15.0 (Unicode licence, THIRD-PARTY.md). Not to be edited.")
print("# A count of strokes, and its characters in their customary order: 横竖撇点折.")
for count in sorted(by_count):
    print(count, "".join(row[-1] for row in sorted(by_count[count])))
