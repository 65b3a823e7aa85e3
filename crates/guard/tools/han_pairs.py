#!/usr/bin/env python3
"""Makes src/phrase/pairs_simplified.bin and pairs_traditional.bin, by which the guard tells Chinese prose from phrases.

    pip download --no-deps --no-binary :all: jieba==0.42.1          # its dict.txt: word, count, kind
    pip install opencc-python-reimplemented==0.1.7                  # simplified to traditional
    han_pairs.py DICT BIP39/src/language

A pair is two characters of one BIP-39 list that stand next to each other in a word: all of common words, and of all words those
that make words of two. The file format is told at `PAIRS` in src/phrase/row.rs.
"""
import collections
import re
import sys
from pathlib import Path

from opencc import OpenCC

# Words of two characters with this count, and pairs within longer ones that have this count together.
WORDS, WITHIN = 20, 400


def listed(folder: Path, name: str) -> list[str]:
    found = re.findall(r'"([\u3400-\u9fff])"', (folder / f"chinese_{name}.rs").read_text())
    assert len(found) == 2048, name
    return found


def pairs(words: list[tuple[str, int]], known: set[str]) -> set[str]:
    within, kept = collections.Counter(), set()
    for word, count in words:
        for first, second in zip(word, word[1:]):
            if first in known and second in known:
                within[first + second] += count
                if len(word) == 2 and count >= WORDS:
                    kept.add(word)
    return kept | {pair for pair, count in within.items() if count >= WITHIN}


def main() -> None:
    words = [(word, int(count)) for word, count, *_ in map(str.split, Path(sys.argv[1]).read_text().splitlines())]
    folder, out = Path(sys.argv[2]), Path(__file__).parent.parent / "src/phrase"
    lists = {name: listed(folder, name) for name in ("simplified", "traditional")}
    known = set().union(*lists.values())
    convert = OpenCC("s2t").convert
    # What is written in the same way in both needs no second look.
    other = [(new, count) for word, count in words if (new := convert(word)) != word and len(new) == len(word)]
    every = pairs(words, known) | pairs(other, known)
    for name, order in lists.items():
        at = {character: place for place, character in enumerate(order)}
        keys = sorted((at[a] << 11 | at[b]).to_bytes(3, "big") for a, b in every if a in at and b in at)
        (out / f"pairs_{name}.bin").write_bytes(b"".join(keys))
        print(name, len(keys))


main()
