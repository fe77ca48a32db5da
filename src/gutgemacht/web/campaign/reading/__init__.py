"""The pages that readers see: open to everybody with a link, no account, no traces."""
