"""Who says what: frames of reported speech, speakers, voices, claims."""
