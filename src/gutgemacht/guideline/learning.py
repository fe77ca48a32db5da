"""What a company may learn of somebody's learning: `learning` in `company.yml`."""

from gutgemacht.guideline.strict import Strict


class LearningRule(Strict):
    """A works agreement must allow what is true here.

    basics_shown: those who approve see that somebody has been through the basics, as yes and day,
    where `trust` asks for them and that person says so
    """

    basics_shown: bool = False
