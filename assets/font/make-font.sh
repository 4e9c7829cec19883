#!/bin/sh
# Makes lectern-sans-sc.ttf, the font that Lectern carries with it, and OFL.txt beside it.
#
# Usage:    sh make-font.sh [FOLDER]
#           FOLDER takes the two files; without it they go beside this script.
# Needs:    npm, python3 with venv and pip, and the Unihan tables of Debian's package `unicode-data`
#           (apt-get install unicode-data). With the tables elsewhere, as .txt or .txt.bz2:
#           UNIHAN_DIR=FOLDER sh make-font.sh
# Fetches:  only by `npm pack` and `pip install`, only the versions pinned below.
# Promises: the same bytes on every run. The sums below are checked; a file that differs is still
#           written, with a warning and exit code 3, so that a deliberate change can be made:
#           change the choice of characters, run, look, then put the new sum here and in README.md.
#
# What it never does: rename or redraw anything. Outlines, advances and names are the source's own.
set -eu

npm_package='@expo-google-fonts/noto-sans-sc@0.4.3'
npm_font='package/400Regular/NotoSansSC_400Regular.ttf'
npm_font_sum='d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16'
fonttools='fonttools==4.60.1'
unicode_version='15.0.0'
subset_sum='08a4fefb30cc7babb1d697663934fc16c31b7a6ddda06cecab23d91af5203523'

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
mkdir -p "$out"
out=$(cd "$out" && pwd)

unihan=${UNIHAN_DIR:-}
if [ -z "$unihan" ]; then
    unihan=$(dpkg -L unicode-data 2>/dev/null | grep 'Unihan_Readings' | head -n 1 | xargs -r dirname)
fi
if [ -z "$unihan" ]; then
    echo 'make-font: no Unihan tables; install Debian package unicode-data or set UNIHAN_DIR' >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

npm pack --silent "$npm_package" >/dev/null
tar -xzf ./*.tgz "$npm_font" package/LICENSE_FONT
got=$(sha256sum "$npm_font" | cut -d ' ' -f 1)
if [ "$got" != "$npm_font_sum" ]; then
    echo "make-font: the source font is not the one that was pinned: $got" >&2
    exit 2
fi

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check "$fonttools"

UNIHAN="$unihan" UNICODE="$unicode_version" venv/bin/python - <<'PYTHON'
"""Writes characters.txt, one U+XXXX a line: what the subset shall keep where the source has it."""
import bz2, os, sys

folder = os.environ["UNIHAN"]


def lines(name):
    plain = os.path.join(folder, name + ".txt")
    opened = open(plain, "rb") if os.path.exists(plain) else bz2.open(plain + ".bz2")
    with opened as f:
        yield from (line.decode("utf-8").rstrip("\n") for line in f)


def having(name, field):
    """The characters that have `field` in that Unihan table."""
    found = set()
    for line in lines(name):
        if line.startswith("U+"):
            code, key, _ = line.split("\t", 2)
            if key == field:
                found.add(int(code[2:], 16))
    return found


head = "\n".join(line for _, line in zip(range(4), lines("Unihan_Readings")))
if os.environ["UNICODE"] not in head:
    print("make-font: Unihan is not version", os.environ["UNICODE"], file=sys.stderr)

keep = set()
table = having("Unihan_OtherMappings", "kTGH")      # 通用规范汉字表 (2013)
keep |= table
keep |= having("Unihan_Readings", "kXHC1983")       # 现代汉语词典: 啟 喬 頔, met in names, are only here
for row in range(0xA1, 0xF8):                       # GB/T 2312, with its Greek, Cyrillic, kana, boxes
    for cell in range(0xA1, 0xFF):
        try:
            keep.add(ord(bytes((row, cell)).decode("gb2312")))
        except UnicodeDecodeError:
            pass
han = {c for c in keep if 0x3400 <= c <= 0x9FFF or 0xF900 <= c <= 0xFAFF or c >= 0x20000}

for first, last in (
    (0x0020, 0x007E), (0x00A0, 0x024F),  # ASCII, Latin-1, Latin Extended-A and -B (pinyin ǎ ǖ ǹ)
    (0x0250, 0x036F),                    # ɑ ɡ, tone marks apart and combining (m̄, ê̌)
    (0x0370, 0x03FF), (0x0400, 0x045F),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),                    # Latin Extended Additional (ḿ ế ề)
    (0x2000, 0x206F), (0x2070, 0x20CF),  # dashes, quotes, …, ‰, ※; superscripts, currency
    (0x2100, 0x218F), (0x2190, 0x22FF),  # ℃ №, Roman numerals; arrows, operators
    (0x2300, 0x23FF), (0x2460, 0x24FF),  # ⌘ ⏎; ① ⑳ ⑴ ⓐ
    (0x2500, 0x27BF), (0x2900, 0x2BFF),  # boxes, blocks, ▲ ● ★ ☆, ✓ ❶; further arrows
    (0x3000, 0x303F), (0x3040, 0x30FF),  # CJK punctuation, 〇; kana
    (0x3105, 0x312F), (0x31C0, 0x31E3),  # 注音; strokes
    (0x3220, 0x3229), (0x3280, 0x3289),  # ㈠ ㊀
    (0x3297, 0x3299), (0x32A3, 0x32A3),  # ㊗ ㊙ ㊣
    (0x338E, 0x338F), (0x339C, 0x339E),  # ㎎ ㎏ ㎜ ㎝ ㎞; the other squares cost 140 kB and nobody says them
    (0x33A1, 0x33A1), (0x33C4, 0x33C4),  # ㎡ ㏄
    (0xFE30, 0xFE4F),                    # vertical forms and wavy lines
    (0xFF01, 0xFF60), (0xFFE0, 0xFFE6),  # full-width forms
    (0xFFFD, 0xFFFD),
):
    keep.update(range(first, last + 1))

with open("characters.txt", "w") as f:
    f.writelines(f"U+{c:04X}\n" for c in sorted(keep))
with open("han.txt", "w") as f:
    f.writelines(f"{c}\n" for c in sorted(han))
print(f"chosen: {len(han)} Han characters, {len(table)} of them in the table of 2013")
PYTHON

# No layout tables: Lectern sets one character after another, and kerning would make a line's width
# depend on where it is cut. No hints: the source has none worth the bytes. The timestamp stays the source's.
venv/bin/pyftsubset "$npm_font" --unicodes-file=characters.txt --output-file=lectern-sans-sc.ttf \
    --layout-features='' --drop-tables+=GSUB,GPOS,GDEF,BASE,STAT,vhea,vmtx --no-hinting \
    --name-IDs='*' --name-languages='*' --notdef-outline --no-recalc-timestamp

venv/bin/python - <<'PYTHON'
"""Counts, and stops if a Han character that was chosen and that the source has did not arrive."""
import glob, sys
from fontTools.ttLib import TTFont

source = set(TTFont(glob.glob("package/400Regular/*.ttf")[0]).getBestCmap())
made = set(TTFont("lectern-sans-sc.ttf").getBestCmap())
han = {int(line) for line in open("han.txt")}
lost = (han & source) - made
absent = sorted(han - source)
print(f"made: {len(made)} characters, {len(han & made)} of them Han; not in the source: {len(absent)}",
      "".join(map(chr, absent)))
sys.exit(1 if lost else 0)
PYTHON

cp lectern-sans-sc.ttf "$out/lectern-sans-sc.ttf"
tr -d '\r' < package/LICENSE_FONT > "$out/OFL.txt"
got=$(sha256sum lectern-sans-sc.ttf | cut -d ' ' -f 1)
echo "$got  $(wc -c < lectern-sans-sc.ttf) bytes"
if [ "$got" != "$subset_sum" ]; then
    echo 'make-font: not the bytes that this script remembers' >&2
    exit 3
fi
