"""A week like that of #HackAHairDryer in fast time: real server, worker, PDS, feed and mail."""
