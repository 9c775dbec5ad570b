"""Where: provinces, names, neighbours, crossings, joins and maps. This room knows places and never events."""
