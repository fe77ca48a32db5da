"""How a page is looked at: each width and each scheme once, because they seldom break together."""

import pytest

LOOKS = pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
