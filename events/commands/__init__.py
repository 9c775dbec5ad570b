"""The commands of `python -m events`, a module for each subject; what they need is imported when they run."""
