"""Cuts Noto Sans JP, TC and KR to the letters of a national set each: JIS X 0208, Big5, and every syllable of Hangul.

Usage: cut.py FOLDER, with NotoSansJP_400Regular.ttf and its sisters (npm, @expo-google-fonts/noto-sans-jp 0.4.3 and so
on) in FOLDER. Needs fonttools. What it writes goes beside it; the program is built from that, never from the packages.
"""

import pathlib
import sys

from fontTools import subset


def two_bytes(codec, leads, trails):
    """The letters that a legacy encoding writes with two bytes."""
    for lead in leads:
        for trail in trails:
            letter = bytes([lead, trail]).decode(codec, errors="replace")
            if len(letter) == 1 and letter != "\ufffd":
                yield ord(letter)


SETS = {
    "JP": {*two_bytes("euc_jp", range(0xA1, 0xF5), range(0xA1, 0xFF)), *range(0x3040, 0x3100), *range(0xFF01, 0xFFA0)},
    "TC": {*two_bytes("big5", range(0xA1, 0xFA), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]), *range(0x3100, 0x3130)},
    "KR": {*range(0xAC00, 0xD7A4), *range(0x1100, 0x1200), *range(0x3130, 0x3190), *range(0x3000, 0x3040)},
}
FEATURES = ["ccmp", "ljmo", "vjmo", "tjmo", "locl", "mark", "mkmk", "kern"]


def main():
    for name, letters in SETS.items():
        options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"], notdef_outline=True)
        # The same letters are the same bytes, whenever they are cut.
        options.recalc_timestamp = False
        font = subset.load_font(pathlib.Path(sys.argv[1]) / f"NotoSans{name}_400Regular.ttf", options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=letters & set(font.getBestCmap()))
        cutter.subset(font)
        subset.save_font(font, pathlib.Path(__file__).with_name(f"NotoSans{name}-Regular.ttf"), options)


main()
