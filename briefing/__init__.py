"""A view of Marz shown to people: saved views and decks, slides, report, pictures and the offline page.

Takes views (a `Selection` with the look of its page) and a store's events; gives files. Stands above `events` and `geo`.
"""
