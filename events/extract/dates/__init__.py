"""Find the dates an article tells and work out which date an event has."""
