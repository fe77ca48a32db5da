"""Networks: one folder each, found by existing, all with the same contract."""
