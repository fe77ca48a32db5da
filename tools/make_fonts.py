"""The fonts of the printed handbook: static, small, with the signs that posts are full of.

usage: python tools/make_fonts.py FOLDER    (needs fonttools and brotli)

FOLDER holds the unpacked npm packages @fontsource/source-serif-4, inter, noto-emoji,
noto-sans-math, noto-sans-symbols and noto-sans-symbols-2, each in a folder of its last name.
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "src/gutgemacht/guideline/handbook/print/fonts"
LATIN = ("latin", "latin-ext")
FACES = {
    "SourceSerif4-Regular": ("source-serif-4", [*LATIN, "greek", "cyrillic"], "400-normal"),
    "SourceSerif4-Semibold": ("source-serif-4", LATIN, "600-normal"),
    "SourceSerif4-Italic": ("source-serif-4", LATIN, "400-italic"),
    "Inter-Regular": ("inter", LATIN, "400-normal"),
    "Inter-Semibold": ("inter", LATIN, "600-normal"),
    "NotoEmoji": ("noto-emoji", ["emoji"], "400-normal"),
    "NotoSansMath": ("noto-sans-math", ["latin"], "400-normal"),
    "NotoSansSymbols": ("noto-sans-symbols", ["symbols"], "400-normal"),
    "NotoSansSymbols2": ("noto-sans-symbols-2", ["symbols"], "400-normal"),
}
TEXT = [
    *range(0x20, 0x180), *range(0x218, 0x21C), *range(0x2C6, 0x2DE), *range(0x391, 0x3CA),
    *range(0x410, 0x450), *range(0x1E80, 0x1E86), 0x1E9E, *range(0x2010, 0x2070),
    *range(0x2070, 0x209D), *range(0x20A0, 0x20C1), *range(0x2113, 0x2123), *range(0x2190, 0x2194),
    0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265, 0xFB01, 0xFB02, 0xFFFD,
]  # fmt: skip
# Letters that people use as a font, signs of this house, and what stands in posts.
SIGNS = {
    "NotoSansMath": [*range(0x1D400, 0x1D434), *range(0x1D4D0, 0x1D504), *range(0x1D5D4, 0x1D608),
                     *range(0x1D7CE, 0x1D7F6), *map(ord, "⬣◆●○✓✗→←↔⇒⌂★☆■□▶◀")],
    "NotoSansSymbols": [*range(0x2460, 0x2474), *range(0x24B6, 0x24EA),
                        *range(0x1F170, 0x1F190), *map(ord, "⌂☎")],
    "NotoSansSymbols2": [*map(ord, "☀☎☑☒☐★☆✓✔✗✘✂✉✎✏❤♥♡▪▫▲▼►◄➜➤✨⚠")],
    "NotoEmoji": [
        *range(0x1F1E6, 0x1F200), *range(0x1F600, 0x1F650), *range(0x1F442, 0x1F451),
        *range(0x1F466, 0x1F46A), *range(0x1F493, 0x1F49D), *range(0x1F381, 0x1F390),
        *map(ord, "☂☕👀🤔🤗🤝🤞🤣🤤🤩🤪🤫🤬🤭🤯🤷🤦🥰🥳🥺"
             "⚡⚠⚽⛔✅✊✋✌✍✔✨❄❌❓❗❤⭐☀☔☝☹☺♥🌈🌍🌎🌏🌞🌟🌱🌳🌸🌹"
             "🍀🍁🍂🍕🍦🍪🍰🍷🍺🍻🎓🎤🎥"
             "🎬🎮🎯🎵🎶🏅🏆🏠🏡🏢🏭🏳🏴🐝🐱🐶🐾👑💡💢💣💤💥💦💧💨💩💪💬💯💰💵💻💼📅📆📈📉📊📌📍📎📝📞📢📣📦"
             "📧📱📷📸📺🔋🔌🔍🔑🔒🔔🔗🔥🔧🔨🔴🔵🕒🗓🗣"
             "🙂🙃🙄🙅🙆🙇🙈🙉🙊🙋🙌🙍🙎🙏🚀🚗🚚🚧🚨🚩🚫🚲🚴🛑🛒🛠"
             "🟢🟡🤖🥇🥳🦄🧡🧠🧪🧰🏻🏼🏽🏾🏿🅿"),
    ],
}  # fmt: skip
KEPT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum"]


def merged(folder: Path, package: str, subsets: list[str], style: str) -> TTFont:
    """One font of the slices that the package is cut into."""
    files = []
    for subset in subsets:
        font = TTFont(folder / package / "files" / f"{package}-{subset}-{style}.woff2")
        font.flavor = None
        file = BytesIO()
        font.save(file)
        file.seek(0)
        files.append(file)
    return Merger().merge(files) if len(files) > 1 else TTFont(files[0])


def subset(font: TTFont, name: str) -> TTFont:
    """The font with the signs we print, without hints for screens."""
    options = Options(hinting=False, notdef_outline=True, glyph_names=False)
    options.layout_features = [] if name in SIGNS else KEPT_FEATURES
    options.drop_tables += ["DSIG", "STAT", "vhea", "vmtx", "meta", "gasp"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    tool = Subsetter(options)
    tool.populate(unicodes=SIGNS.get(name, TEXT))
    tool.subset(font)
    return font


def ranges(points: set[int]) -> list[str]:
    """The points as lines "20-7e", short to read and to compare."""
    lines, points_left = [], sorted(points)
    while points_left:
        start = end = points_left.pop(0)
        while points_left and points_left[0] == end + 1:
            end = points_left.pop(0)
        lines.append(f"{start:x}-{end:x}")
    return lines


def main() -> None:
    folder = Path(sys.argv[1])
    FONTS.mkdir(parents=True, exist_ok=True)
    covered: set[int] = set()
    licences = {}
    for name, (package, subsets, style) in FACES.items():
        font = subset(merged(folder, package, list(subsets), style), name)
        font.save(FONTS / f"{name}.ttf")
        covered |= set(font.getBestCmap())
        licences[package] = (folder / package / "LICENSE").read_text(encoding="utf-8").strip()
        print(f"{(FONTS / f'{name}.ttf').stat().st_size:8} {name}")
    (FONTS / "coverage.txt").write_text("\n".join(ranges(covered)) + "\n", encoding="ascii")
    texts = [f"@fontsource/{package}\n\n{text}" for package, text in licences.items()]
    rule = "\n\n" + "-" * 72 + "\n\n"
    (FONTS / "LICENCES.txt").write_text(rule.join(texts) + "\n", encoding="utf-8")
    print(sum(file.stat().st_size for file in FONTS.glob("*.ttf")), "together")


if __name__ == "__main__":
    main()
