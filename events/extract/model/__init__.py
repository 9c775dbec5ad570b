"""Ask a language model in place of the rules: an adapter for any OpenAI-compatible endpoint."""
