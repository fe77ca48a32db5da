"""Cases of others: to browse, to search, to read beside a draft."""
