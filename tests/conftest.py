"""Before Django reads its settings: data of the tests goes to a folder of their own."""

import os
import tempfile

os.environ["GUTGEMACHT_DATA"] = tempfile.mkdtemp(prefix="gutgemacht-tests-")
