"""What the handbook says around the rules, in both languages; read from `words.yml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.scope import Country
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.guideline.yaml import read


@cache
def texts() -> dict[str, Both]:
    """All texts by their key."""
    text = Path(__file__).with_name("words.yml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Both]).validate_python(read(text)[0])


@dataclass(frozen=True)
class Say:
    """Says things in one language: `say("version", version="3f2a")`."""

    language: DraftLanguage

    def __call__(self, key: str, **values: str) -> str:
        """The text of a key with its names filled in."""
        return texts()[key].in_(self.language).format_map(values)

    def day(self, day: str) -> str:
        """A day such as 2026-09-27, as people write it."""
        year, month, number = day.split("-")
        name = self("months").split()[int(month) - 1]
        return self("day", number=str(int(number)), month=name, year=year)

    def list(self, items: Sequence[str]) -> str:
        """Things in a row: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return self("and", first=", ".join(items[:-1]), last=items[-1])

    def where(self, countries: Sequence[Country]) -> str:
        """In these countries: "in Austria and Germany"."""
        return self("in", countries=self.countries(countries))

    def countries(self, countries: Sequence[Country]) -> str:
        """The names of countries, to follow the word "in"."""
        return self.list([self(f"country.{country}") for country in countries])
