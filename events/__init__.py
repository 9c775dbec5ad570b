"""What happened: the Event record, articles to events, merging, the store and the tables."""
