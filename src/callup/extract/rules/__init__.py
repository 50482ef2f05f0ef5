"""Rules of law in a text: what they set, at what stage, by which act."""
