"""See the tellings of an article together: which are one event, what completes them, how they are written down."""
