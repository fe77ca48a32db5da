"""Invented publics: ordinary weeks of a brand, storms in them, streams of mentions. Pure functions.

For choosing the settings of the alarm and for measuring it. Chance is always an argument; the
same seed gives the same public. Figures come from public counts of ten company names in spring
2015 (Numenta Anomaly Benchmark, realTweets) and from two documented storms.
"""
