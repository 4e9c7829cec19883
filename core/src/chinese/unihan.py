"""Reads Unihan as Debian's package unicode-data has it, for the scripts that make the tables beside it."""
import bz2, collections, os

def read(folder, names, fields):
    """Of each character those of the fields that it has, from files such as Unihan_Readings.txt."""
    unihan = collections.defaultdict(dict)
    for name in names:
        path = os.path.join(folder, f"Unihan_{name}.txt")
        opened = open(path, "rb") if os.path.exists(path) else bz2.open(path + ".bz2")
        with opened:
            for line in opened.read().decode("utf-8").splitlines():
                if line.startswith("U+"):
                    code, field, value = line.split("\t")
                    if field in fields:
                        unihan[chr(int(code[2:], 16))][field] = value
    return unihan
