"""Find the places an article names, and who is a party, the setting and the venue."""
