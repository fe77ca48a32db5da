"""Appetite: how much of the guideline somebody wants to hear."""

from pydantic import field_serializer, field_validator

from gutgemacht.guideline.scope import Basis, Effect, Status
from gutgemacht.guideline.strict import Strict


class Appetite(Strict):
    """Which rules speak, by status, effect and basis; law and stop always do."""

    statuses: frozenset[Status] = frozenset({"trial", "active"})
    effects: frozenset[Effect] = frozenset({"stop", "ask", "hint"})
    bases: frozenset[Basis] = frozenset({"law", "contract", "house", "advice", "protection"})

    @field_validator("statuses")
    @classmethod
    def _hears_what_is_in_force(cls, statuses: frozenset[Status]) -> frozenset[Status]:
        if "active" not in statuses:
            raise ValueError("rules that are active always speak")
        return statuses

    @field_validator("effects")
    @classmethod
    def _hears_stop(cls, effects: frozenset[Effect]) -> frozenset[Effect]:
        if "stop" not in effects:
            raise ValueError("a stop is always shown")
        return effects

    @field_validator("bases")
    @classmethod
    def _hears_law(cls, bases: frozenset[Basis]) -> frozenset[Basis]:
        if "law" not in bases:
            raise ValueError("what is law is always shown")
        return bases

    @field_serializer("statuses", "effects", "bases")
    def _in_order(self, words: frozenset[str]) -> list[str]:
        # Always the same order, so that a guideline has the same fingerprint in every process.
        return sorted(words)

    def wants(self, status: Status, effect: Effect, basis: Basis) -> bool:
        """True when a rule that binds so speaks; `effect` is that on a company's channel."""
        if status not in self.statuses:
            return False
        return effect == "stop" or basis == "law" or self._chosen(effect, basis)

    def _chosen(self, effect: Effect, basis: Basis) -> bool:
        return effect in self.effects and basis in self.bases


EVERYTHING = Appetite()
"""All that is in force."""


class Appetites(Strict):
    """The three that can be chosen: `packs/core/appetite.yml`."""

    calm: Appetite = EVERYTHING
    normal: Appetite = EVERYTHING
    strict: Appetite = EVERYTHING

    def named(self, name: str) -> Appetite:
        """The appetite of that name; raises KeyError."""
        return {"calm": self.calm, "normal": self.normal, "strict": self.strict}[name]
