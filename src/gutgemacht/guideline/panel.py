"""What a company lets readers read before it goes out: `panel` in `company.yml`."""

from typing import Literal

from pydantic import Field

from gutgemacht.guideline.strict import Strict

PanelFor = Literal["rules", "all", "none"]


class PanelRule(Strict):
    """Which posts of the company need a panel, and how long its answer holds.

    for: `rules` that ask for it, `all` posts, `none` · days: so many after the panel has closed
    """

    for_: PanelFor = Field(default="rules", alias="for")
    days: int = Field(default=30, ge=1, le=365)
