"""Texts for property tests: anything Unicode allows, and more often what people do with it."""

from hypothesis import strategies as st

PIECES = (
    "klimaneutral", "Kl\u0456maneutral", "\uff2b\uff4c\uff49\uff4d\uff41", "\U0001d42d\U0001d428",
    "schön", "scho\u0308n", "e\u0301", "STRASSE", "Straße", "ﬁ", "½", "℀", "…", "Mutti's", "m4nn",
    "\u200b", "\u200d", "\u00ad", "\ufeff", "\u202e", "\u0301", "\u0308", "\u20e3", "\ufe0f",
    "👩\u200d💻", "🏳️\u200d🌈", "🇦🇹", "1️⃣", "שלום", "مرحبا", "Москва", "你好", "한국",
    "#KlimaNeutral", "＃Tag", "#1", "@nova", "a@b.de", "https://x.de/a?b", "www.x.de",
    " ", "\u00a0", "\t", "\n", "\r\n", "\u2028", ".", ",", "!", "?", "-", "–", "'", "’", "„", "“",
    "$", "€", "@", "#", "_", "&", "(", ")", "\ud800", "\udfff", "\x00",
)  # fmt: skip

CHARACTERS = st.characters(exclude_categories=())
"""Every code point, lone surrogates included."""

ANY = st.one_of(
    st.lists(st.sampled_from(PIECES) | CHARACTERS, max_size=25).map("".join),
    st.text(CHARACTERS, max_size=40),
)

# Nothing in here folds to several characters of which some are no letters.
EVERYDAY = st.lists(
    st.sampled_from(
        "aekmnstAEKS äöüÄß013458$@€'’-–.,!#_\u0456\u0430\u0301\u0308\u200b\u00ad\uff4b\U0001d41a🎉"
    ),
    max_size=30,
).map("".join)
