"""LanguageTool's HTTP API, so that its clients check against the guideline."""
