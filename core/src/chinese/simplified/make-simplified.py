#!/usr/bin/env python3
"""Makes simplified.txt: traditional characters (繁体) and the simplified ones that they are written as, a line for each kind.

Source: Unihan 15.0 as Debian's package unicode-data has it (permissive Unicode licence). Fields:
  kSimplifiedVariant  what a character is simplified to
  kTGH                place in 通用规范汉字表 (2013): what offices write

Left out: what also stands for itself in simplified texts (乾, 著), what is simplified to several characters, and what has another
length in UTF-8, so that a text keeps its places. MORE holds what this misses: 於 is in the table for its use in names, 裏 is a variant
of 裡, and 鍾 has a second form in the table.

Usage: make-simplified.py [/usr/share/unicode] > simplified.txt
"""
import os, sys

MORE = {"於": "于", "裏": "里", "鍾": "钟"}

folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import unihan as source

unihan = source.read(folder, ("OtherMappings", "Variants"), {"kTGH", "kSimplifiedVariant"})
pairs = list(MORE.items())
for traditional, data in sorted(unihan.items()):
    variants = [chr(int(code[2:], 16)) for code in data.get("kSimplifiedVariant", "").split()]
    if not variants or "kTGH" in data or traditional in MORE:
        continue
    usual = [c for c in variants if "kTGH" in unihan[c] and c != traditional]
    if len(usual) == 1 and len(usual[0].encode()) == len(traditional.encode()):
        pairs.append((traditional, usual[0]))
pairs.sort()
print("# Made by make-simplified.py from Unihan 15.0 (Unicode licence, THIRD-PARTY.md). Not to be edited.")
print("# Traditional characters, and below each one in the same place what it is simplified to.")
print("".join(traditional for traditional, _ in pairs))
print("".join(simplified for _, simplified in pairs))
