"""The guideline itself is read: what no rule may forbid, and what makes a rule hard to follow."""

from gutgemacht.check.lint.document import lint_text
from gutgemacht.check.lint.lint import lint, protection, refusals
from gutgemacht.check.lint.remark import Remark, Severity

__all__ = ["Remark", "Severity", "lint", "lint_text", "protection", "refusals"]
