"""Notices: mails and webhooks that tell people what waits for them."""
