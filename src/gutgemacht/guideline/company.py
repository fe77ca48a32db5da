"""What a company decides about its guideline: `company.yml` in its data folder."""

from typing import Literal

from pydantic import Field

from gutgemacht.guideline.appetite import Appetite
from gutgemacht.guideline.learning import LearningRule
from gutgemacht.guideline.panel import PanelRule
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.trust import ApprovalRule, TrustRule

AppetiteName = Literal["calm", "normal", "strict"]
APPETITES: tuple[AppetiteName, ...] = ("calm", "normal", "strict")


class OnnxFile(Strict):
    """A text classifier in a file of the data folder, and which of its labels is meant."""

    onnx: str = Field(min_length=1)
    label: int = Field(ge=0)


class Company(Strict):
    """Its names, the packs it uses, its appetite, and the rules it has switched off with why."""

    name: str = ""
    # What its accounts are called, to recognise those that look official.
    names: list[str] = []
    # Absent: all.
    packs: list[str] | None = None
    appetite: AppetiteName = "normal"
    # The switches behind the appetite; absent: as the appetite says.
    switches: Appetite | None = None
    off: dict[str, str] = {}
    # Classifiers of its own, by the name that rules of the kind "model" ask for.
    judges: dict[str, OnnxFile] = {}
    # So many false alarms take a rule on trial back to draft.
    most_false_alarms: int = Field(default=5, ge=1)
    # How trust grows on its channels, and who says yes to what.
    trust: TrustRule = TrustRule()
    approval: ApprovalRule = ApprovalRule()
    # Which of its posts readers read before they go out.
    panel: PanelRule = PanelRule()
    # What others may learn of somebody's learning.
    learning: LearningRule = LearningRule()
