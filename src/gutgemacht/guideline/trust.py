"""What a company asks before it reads somebody's posts less closely: `trust` in `company.yml`."""

from pydantic import Field

from gutgemacht.guideline.strict import Strict


class TrustStep(Strict):
    """What must be so before a step up; what is left out is not asked for.

    approved_in_a_row: so many posts without a stop and without a wish for changes · days: since
    the person has the channel
    """

    basics_learned: bool = False
    approved_in_a_row: int = Field(default=0, ge=0, le=1000)
    days: int = Field(default=0, ge=0, le=3650)
    second_factor: bool = False


class TrustRule(Strict):
    """The two steps: from "seen before" to "seen afterwards", and from there to "free"."""

    afterwards: TrustStep = TrustStep(approved_in_a_row=5)
    free: TrustStep = TrustStep(approved_in_a_row=20, days=90, second_factor=True)


class ApprovalRule(Strict):
    """How the company approves.

    before: how many say yes to a post that is seen before · lawyer: whether a question of law
    needs a lawyer, or anybody who may approve · days: after how many days a request expires
    """

    before: int = Field(default=1, ge=1, le=2)
    lawyer: bool = True
    days: int = Field(default=7, ge=1, le=365)
