"""How fast articles become events, and that memory does not grow with their number.

The aim is 150 articles of 300 words a second on one core. Words are mixed anew for every article, with names that no article
had before, because a reader that has seen every word is faster than one in use. About every third sentence tells an event, as in
newswires.
"""

from __future__ import annotations

import random
import resource
from collections.abc import Iterator
from itertools import islice

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from events.extract import extract
from events.extract.batch import settle
from events.extract.text.reader import Reader
from events.extract.text.wordlist import load_words

ARTICLES, WORDS = 50, 300
MANY = 10_000
SENTENCES = (
    "The governor of {a}, {name}, arrived in {b} on {day} at the head of a trade delegation of {n} members.",
    "An exhibition of handicrafts and foodstuffs from {a} opened in {b} on {day} and will run for a week.",
    "Officials of {a} and {b} signed a memorandum of understanding on tourism, health and customs, {name} said.",
    "He stressed the need for a joint border market and said that {n} companies had asked for stands.",
    "The two provinces share a border of {n} kilometres, and pilgrims make up most of the travellers.",
    "{name} recalled that an earlier fair in {b} had drawn visitors from as far away as {c}.",
    "Goods worth {n} million dollars went through the crossing last year, according to customs figures.",
    "Farmers in the south of the province hope for rain, and the dams hold {n} million cubic metres.",
    "{name} has taught economics at the university since his return and likes to quote old poets.",
    "Two thirds of what is sold in the bazaar comes by lorry, and the drivers wait for hours in the heat.",
    "Nobody could say what the new road would cost, though everybody agreed that it was needed.",
    "The weather office expects dust until the weekend; schools in {c} stay open all the same.",
    "Roads, electricity and the working hours of the terminal were discussed at the meeting, which took two hours.",
)
IRAN = ("Ilam", "Kermanshah", "Khuzestan", "West Azerbaijan", "Kurdistan province", "Hamadan", "Isfahan")
IRAQ = ("Kut", "Basra", "Sulaymaniyah", "Erbil", "Baqubah", "Amara", "Najaf", "Baghdad")
DAYS = ("Sunday", "Monday", "12 May", "May 3, 2024", "Thursday last week")


def made_up(words: int, seed: int) -> Iterator[str]:
    draw = random.Random(seed)
    while True:
        told: list[str] = []
        while sum(len(sentence.split()) for sentence in told) < words:
            name = "".join(draw.choice("abdhimnrsz") + draw.choice("aeiou") for _ in range(4)).capitalize()
            told.append(
                draw.choice(SENTENCES).format(
                    a=draw.choice(IRAN),
                    b=draw.choice(IRAQ),
                    c=draw.choice(IRAQ),
                    n=draw.randrange(2, 900),
                    name=name,
                    day=draw.choice(DAYS),
                )
            )
        yield "\n\n".join(" ".join(told[i : i + 3]) for i in range(0, len(told), 3))


def test_articles_of_three_hundred_words(benchmark: BenchmarkFixture) -> None:
    articles = list(islice(made_up(WORDS, 1), ARTICLES))
    settle(["en"])  # as the processes of a batch do
    found = benchmark(lambda: [extract(text, "2024-05-20", "en") for text in articles])
    assert sum(bool(extraction.events) for extraction in found) > ARTICLES * 0.9


@pytest.mark.parametrize("size", [10_000, 100_000])
def test_time_grows_no_faster_than_the_text(benchmark: BenchmarkFixture, size: int) -> None:
    text = " ".join(islice(made_up(2_000, 2), 20))[:size]
    extraction = benchmark(extract, text, "2024-05-20", "en")
    assert extraction.events


@pytest.mark.parametrize("language", ["en", "fa", "ar", "ckb"])
def test_a_reader_is_ready(benchmark: BenchmarkFixture, language: str) -> None:
    words = load_words(language)
    reader = benchmark(Reader, words)
    assert reader.read is not None


def test_memory_stays_flat_over_ten_thousand_articles(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("takes about two minutes; runs with --benchmark-enable")
    articles = made_up(WORDS, 3)

    def work(count: int) -> int:
        for text in islice(articles, count):
            extract(text, "2024-05-20", "en")
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    settled = work(MANY // 5)
    assert work(MANY - MANY // 5) < settled * 1.25
