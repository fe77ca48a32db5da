"""The web: the only place that knows Django. One app per area."""
