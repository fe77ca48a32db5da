"""Why a judge cannot be asked, or cannot learn: the place and the remedy."""

from typing import Self


class JudgeError(ValueError):
    """A model that is missing or damaged, a row that nothing can be learnt from."""

    @classmethod
    def damaged(cls, file: str, problem: Exception) -> Self:
        """The file of a judge cannot be used; the reason goes with it."""
        return cls(
            f"{file}: this file of a judge is missing or damaged ({problem}); install gutgemacht "
            "again or, if it is your company's own, delete it and teach the judge again"
        )
