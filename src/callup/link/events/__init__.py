"""What happened, told by whom first: events, origins, grades, and one voice across spellings."""
