"""How newswires of the region put things: halls, speakers, verbs before their subject, what was put off, who meets whom."""

from __future__ import annotations

import pytest

from events.extract import extract
from events.extract.dates.finder import find_dates
from events.extract.results import ExtractedEvent


def only(text: str, published: str, language: str) -> ExtractedEvent:
    (event,) = extract(text, published, language).events
    return event


def test_a_hall_and_its_name_may_stand_before_the_place() -> None:
    text = "نشست مشترک استانداران {} و واسط روز شنبه {} برگزار شد."
    held = only(text.format("ایلام", "در تالار مهر ایلام"), "2024-05-14", "fa")
    assert held.venue_code == "IR-16"
    built = only(text.format("ایلام", "پس از نوسازی تالار مهر ایلام"), "2024-05-14", "fa")
    assert built.venue_code is None


def test_a_body_that_signs_in_its_building_is_the_host() -> None:
    text = "رئیس اتاق بازرگانی کرمانشاه دیروز در محل این اتاق با هیئت تجاری سلیمانیه تفاهم‌نامه امضا کرد."
    events = extract(text, "2024-05-14", "fa").events
    assert [e.venue_code for e in events if e.type == "agreement"] == ["IR-05"]
    text = "وقعت غرفة تجارة النجف، أمس الاثنين، {}مذكرة تعاون مع غرفة تجارة قم."
    assert only(text.format("في مقرها "), "2024-05-14", "ar").venue_code == "IQ-NA"
    assert only(text.format(""), "2024-05-14", "ar").venue_code is None


def test_an_office_before_a_colon_is_a_speaker_and_no_dateline() -> None:
    rest = "هیئت تجاری استان ۲۰ اسفند به سلیمانیه می‌رود."
    assert only(f"رئیس اتاق بازرگانی زنجان: {rest}", "2023-03-01", "fa").iran == ("IR-19",)
    filed = extract("رشت: هیئت تجاری زنجان ۲۰ اسفند به سلیمانیه می‌رود.", "2023-03-01", "fa").events
    assert [e.iran for e in filed] == [("IR-19",)]


@pytest.mark.parametrize("verb", ["يزور", "زار"])
def test_the_object_of_an_arabic_verb_of_visiting_is_the_goal(verb: str) -> None:
    event = only(f"{verb} محافظ ديالى جعفر الزركوشي محافظة كرمانشاه على رأس وفد اقتصادي.", "2023-11-08", "ar")
    assert (event.venue_code, event.direction) == ("IR-05", "iraq_to_iran")


def test_a_governor_s_first_name_is_no_place_behind_his_province() -> None:
    event = only("استقبل محافظ ديالى مثنى الزركوشي وفدا تجاريا من كرمانشاه في بعقوبة.", "2023-11-08", "ar")
    assert event.iraq == ("IQ-DI",)
    both = extract("استقبل محافظ ديالى ومحافظ المثنى وفدا تجاريا من كرمانشاه في بعقوبة.", "2023-11-08", "ar").events
    assert set(both[0].iraq) == {"IQ-DI", "IQ-MU"}


def test_traders_in_a_town_who_go_to_another_are_guests_of_the_other() -> None:
    event = only("توجه وفد من رجال الأعمال في كربلاء، أمس السبت، إلى مدينة مشهد.", "2020-12-20", "ar")
    assert (event.venue_code, event.direction) == ("IR-09", "iraq_to_iran")
    stay = only("التقى وفد من مشهد رجال الأعمال في كربلاء أمس السبت.", "2020-12-20", "ar")
    assert stay.venue_code == "IQ-KA"


def test_a_renewal_does_not_take_the_year_of_the_first_signing() -> None:
    text = "اتاق همدان و اتاق سلیمانیه تفاهم‌نامه سال ۱۳۹۷ خود را روز دوشنبه {} کردند."
    events = extract(text.format("تمدید"), "2022-07-06", "fa").events
    assert [e.start for e in events] == ["2018", "2022-07-04"]  # that of old is an event of its own
    signed = only("اتاق همدان و اتاق سلیمانیه سال ۱۳۹۷ تفاهم‌نامه همکاری امضا کردند.", "2022-07-06", "fa")
    assert signed.start == "2018"


def test_a_date_that_opens_a_sentence_holds_for_all_of_it() -> None:
    tail = (
        "مدیرکل بنادر بوشهر که سال‌ها برای این کار دویده و بارها از مسئولان دو سوی آب قول گرفته بود، با همتای خود در بصره، "
        "پس از گفت‌وگویی دراز درباره سوخت و نرخ و روادید، به امضای تفاهم‌نامه رسید."
    )
    for lead, start in (("یکشنبه این هفته این آرزو", "2021-11-14"), ("این آرزو", "2021-11")):
        events = extract(f"{lead} برآورده شد: {tail}", "2021-11-17", "fa").events
        assert [e.start for e in events if e.type == "agreement"] == [start]


def test_the_new_date_of_what_was_put_off_is_no_second_event() -> None:
    first = "نمایشگاه کالاهای خوزستان که قرار بود ۵ تا ۸ اسفند در بصره برپا شود، به تعویق افتاد."
    events = extract(
        f"{first}\n\nسازمان صمت اعلام کرد زمان تازه این نمایشگاه با بصره هماهنگ می‌شود.", "2023-02-20", "fa"
    ).events
    assert [e.status for e in events] == ["postponed"]
    more = extract(f"{first}\n\nنمایشگاه سال گذشته خوزستان در بصره بهمن ۱۴۰۰ برگزار شد.", "2023-02-20", "fa").events
    assert len(more) == 2


def test_the_next_round_of_many_provinces_is_not_of_its_host_alone() -> None:
    text = (
        "نشست استانداران کرمانشاه، کردستان و آذربایجان غربی با استانداران اربیل، سلیمانیه و دهوک روز شنبه در سنندج برگزار شد. "
        "دومین نشست سال آینده در اربیل برگزار می‌شود."
    )
    events = extract(text, "2024-05-14", "fa").events
    assert set(events[-1].iraq) == {"IQ-AR", "IQ-SU", "IQ-DA"}
    pair = "نشست استانداران ایلام و واسط روز شنبه در ایلام برگزار شد. دومین نشست سال آینده در کوت برگزار می‌شود."
    assert extract(pair, "2024-05-14", "fa").events[-1].iraq == ("IQ-WA",)


def test_a_body_of_another_place_does_not_make_the_region_act() -> None:
    text = "هیئت {} همدان به اقلیم کردستان سفر کرد و روز دوشنبه در سلیمانیه با استاندار سلیمانیه دیدار کرد."
    assert "IQ-SU" in only(text.format("اتاق بازرگانی"), "2022-07-06", "fa").iraq


def test_where_a_report_was_filed_is_not_where_guests_come_from() -> None:
    event = only("سلێمانی - شاندێکی بازرگانی پارێزگای کرماشان ئەمڕۆ گەیشتە سلێمانی.", "2024-05-14", "ckb")
    assert event.direction == "iran_to_iraq"


def test_a_persian_year_of_two_digits_is_of_the_last_century() -> None:
    (date,) = find_dates("نشست در تاریخ ۹۵/۱۱/۰۴ برگزار شد.", "2017-01-25", "fa")
    assert date.start == "2017-01-23"
    assert not [d for d in find_dates("The ratio was 95/11/04.", "2017-01-25", "en") if d.start]


def test_what_is_looked_at_is_where_the_visitors_went() -> None:
    event = only(
        "بهمن‌ماه امسال هیئتی از سرمایه‌گذاران بابل عراق از شهرک‌های صنعتی اصفهان بازدید کردند.", "2023-03-01", "fa"
    )
    assert (event.venue_code, event.direction) == ("IR-10", "iraq_to_iran")
