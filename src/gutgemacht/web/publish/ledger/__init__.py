"""The ledger: what was really done on the channels, and the log of what was decided here."""
