"""Publishing: from a company's draft to what really stands on its channels. Pure functions."""
