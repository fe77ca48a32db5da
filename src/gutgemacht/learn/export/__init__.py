"""A lesson as a package for the learning platform a company has: SCORM 1.2 and SCORM 2004.

The platform is told that somebody began and that they finished. Answers stay in the page.
"""

from gutgemacht.learn.export.manifest import FORMS, Form
from gutgemacht.learn.export.pack import package

__all__ = ["FORMS", "Form", "package"]
