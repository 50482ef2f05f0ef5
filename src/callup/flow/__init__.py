"""One file per user action; the only place that knows the order of the verbs."""
