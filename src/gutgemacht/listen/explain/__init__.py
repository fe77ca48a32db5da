"""Why an alarm: the mentions of a wave beside what is usual -> facts whose shares add up.

`Seen` is one mention as all this reads it; `Usual` what a topic's calm days are like, `Wave` what
the wave is; `explain` compares them. Words for people are made of the facts by `web/listen/alarms`.
"""

from gutgemacht.listen.explain.facts import Explanation
from gutgemacht.listen.explain.seen import Seen, seen
from gutgemacht.listen.explain.usual import Usual
from gutgemacht.listen.explain.wave import Wave
from gutgemacht.listen.explain.why import Bins, explain

__all__ = ["Bins", "Explanation", "Seen", "Usual", "Wave", "explain", "seen"]
