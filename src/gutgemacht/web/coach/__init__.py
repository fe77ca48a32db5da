"""Advice on a draft: asked of a coach, kept sealed for a while, gone after."""
