"""Read the words of an article: folding, sentences, word lists and the phrases that stand in it."""
