"""Find, sentence by sentence, what may be an event, and what is told of it."""
