"""What makes Persian newswires hard, one small text for each difficulty."""

from __future__ import annotations

import pytest

from events.extract import extract
from events.extract.places.mentions import place_finder
from events.extract.results import ExtractedEvent
from events.extract.text.folding import fold
from events.extract.text.reader import reader

PUBLISHED = "2025-10-14"


def read(text: str, published: str | None = PUBLISHED) -> tuple[ExtractedEvent, ...]:
    """The events of a Persian text."""
    return extract(text, published, "fa").events


def only(text: str, type_: str) -> ExtractedEvent:
    """The one event of a type."""
    found = [event for event in read(text) if event.type == type_]
    assert len(found) == 1, [(e.type, e.status, e.start) for e in read(text)]
    return found[0]


def test_the_province_of_kurdistan_and_the_region_are_told_apart() -> None:
    event = only("هیئت تجاری استان کردستان دیروز به اقلیم کردستان عراق سفر کرد.", "delegation")
    assert (event.iran, event.iraq, event.direction) == (("IR-12",), ("IQ-KR",), "iran_to_iraq")
    assert event.start == "2025-10-13"


def test_guests_from_ilam_meet_the_governor_of_badra_in_wasit() -> None:
    text = "هیئتی از ایلام روز شنبه وارد استان واسط عراق شد. هیئت ایلامی در بدره با فرماندار این شهر دیدار کرد."
    event = only(text, "delegation")
    assert (event.iran, event.iraq, event.direction) == (("IR-16",), ("IQ-WA",), "iran_to_iraq")


def test_what_is_to_be_held_is_planned_on_its_own_date() -> None:
    event = only("قرار است نمایشگاه محصولات کرمانشاه ۱۰ تا ۱۳ آبان در سلیمانیه عراق برگزار شود.", "exhibition")
    assert (event.status, event.start, event.end) == ("planned", "2025-11-01", "2025-11-04")
    assert (event.iran, event.iraq, event.venue_code) == (("IR-05",), ("IQ-SU",), "IQ-SU")


def test_a_stressed_need_is_a_proposal_dated_by_its_month() -> None:
    text = "استاندار خوزستان در دیدار با استاندار بصره عراق بر ضرورت امضای تفاهم‌نامه همکاری تأکید کرد."
    event = only(text, "agreement")
    assert (event.status, event.start, event.date_basis) == ("proposed", "2025-10", "publication date")


def test_what_is_signed_on_the_sidelines_is_an_event_of_its_own() -> None:
    text = (
        "نشست مشترک استانداران ایلام و واسط عراق دوشنبه در کوت برگزار شد. "
        "در حاشیه این نشست تفاهم‌نامه‌ای میان دو استان به امضا رسید."
    )
    assert {event.type for event in read(text)} >= {"forum", "agreement"}
    assert only(text, "agreement").start == "2025-10-13"


def test_an_extended_memorandum_is_a_renewal() -> None:
    event = only("تفاهم‌نامه اتاق بازرگانی همدان با اتاق بازرگانی سلیمانیه عراق روز شنبه تمدید شد.", "agreement")
    assert (event.subtype, event.status, event.start) == ("renewal", "completed", "2025-10-11")


@pytest.mark.parametrize(("words", "status"), [("به تعویق افتاد", "postponed"), ("لغو شد", "cancelled")])
def test_postponed_and_cancelled_outweigh_the_plan(words: str, status: str) -> None:
    event = only(f"نمایشگاه کالاهای خوزستان که قرار بود ۵ آبان در بصره عراق برپا شود، {words}.", "exhibition")
    assert (event.status, event.start) == (status, "2025-10-27")


def test_neighbours_across_the_border_are_no_parties() -> None:
    text = (
        "نمایشگاه صنایع‌دستی ایلام جمعه در کوت، مرکز استان واسط عراق، گشایش یافت.\n\n"
        "ایلام با استان‌های میسان و دیالی نیز مرز مشترک دارد."
    )
    assert only(text, "exhibition").iraq == ("IQ-WA",)


def test_a_half_space_left_out_changes_nothing() -> None:
    whole = "نمایشگاه صنایع‌دستی ایلام سه‌شنبه در کوت عراق برگزار شد."
    bare = whole.replace("\u200c", " ")
    first, second = only(whole, "exhibition"), only(bare, "exhibition")
    assert (first.start, first.iran, first.iraq) == (second.start, second.iran, second.iraq)
    assert first.start == "2025-10-14"


def test_who_goes_home_comes_from_there() -> None:
    event = only(
        "رئیس اتاق بازرگانی بوشهر که چهارشنبه با هیئتی از تجار عازم بصره عراق شده بود، شنبه به بوشهر بازگشت.",
        "delegation",
    )
    assert (event.direction, event.start, event.end) == ("iran_to_iraq", "2025-10-08", "2025-10-11")


def test_a_contract_to_supply_goes_from_seller_to_buyer() -> None:
    text = "قرارداد فروش سیمان کرمانشاه به شرکت‌های دیالی عراق دوشنبه در بعقوبه امضا شد."
    assert only(text, "agreement").direction == "iran_to_iraq"


def test_a_contract_of_cooperation_is_mutual_and_its_term_is_no_date() -> None:
    text = "قرارداد همکاری اتاق بازرگانی کرمانشاه با اتاق بازرگانی سلیمانیه عراق دوشنبه برای سه سال دیگر تمدید شد."
    event = only(text, "agreement")
    assert (event.direction, event.status, event.start) == ("mutual", "completed", "2025-10-13")


def test_a_fair_struck_from_the_calendar_is_cancelled() -> None:
    text = "اتاق بازرگانی بوشهر نمایشگاهی را که برای ۱۵ آبان در بصره عراق تدارک دیده بود از برنامه خارج کرد."
    event = only(text, "exhibition")
    assert (event.status, event.start) == ("cancelled", "2025-11-06")


def test_a_first_day_of_a_month_is_a_day() -> None:
    event = only("نمایشگاه صنایع‌دستی ایلام نخستین روز مهر در کوت عراق گشایش یافت.", "exhibition")
    assert event.start == "2025-09-23"


def test_words_that_only_look_inflected_stand_whole() -> None:
    place_finder("fa")
    words = reader("fa").read(fold("درست به بهای نمایشگاهی تنها")).words
    assert words == ["درست", "به", "بهای", "نمایشگاه", "تنها"]


def test_who_comes_home_after_three_days_set_out_two_days_before() -> None:
    event = only("هیئت تجاری ایلام جمعه پس از سه روز سفر به استان میسان عراق به خانه بازگشت.", "delegation")
    assert (event.start, event.end, event.iraq) == ("2025-10-08", "2025-10-10", ("IQ-MA",))


def test_guests_who_left_the_country_had_come_as_many_days_before() -> None:
    event = only("هیئت تجاری سلیمانیه که سه روز در سنندج بود، پنجشنبه ایران را ترک کرد.", "delegation")
    assert (event.start, event.end, event.direction) == ("2025-10-07", "2025-10-09", "iraq_to_iran")


def test_what_is_put_off_by_a_week_was_due_on_the_day_ahead() -> None:
    event = only("نمایشگاه همدان که قرار بود پنجشنبه در اربیل عراق گشوده شود، یک هفته عقب افتاد.", "exhibition")
    assert (event.status, event.start, event.end) == ("postponed", "2025-10-16", None)


def test_talks_without_a_result_sign_nothing() -> None:
    text = "رئیس اتاق کرمانشاه گفت مذاکره برای امضای تفاهم‌نامه با اتاق دیالی عراق به نتیجه نرسید."
    assert [event for event in read(text) if event.type == "agreement"] == []


def test_a_contract_of_twinning_sells_nothing() -> None:
    text = "شهرداران قم و نجف قرارداد خواهرخواندگی دو شهر را دوشنبه امضا کردند."
    assert only(text, "agreement").direction == "mutual"


def test_a_document_signed_with_a_counterpart_is_no_meeting_too() -> None:
    text = "شهردار شیراز و همتای خود در بصره عراق شنبه در بصره صورت‌جلسه‌ای برای نوسازی پارک‌ها امضا کردند."
    assert [event.type for event in read(text)] == ["agreement"]


def test_an_understanding_that_was_not_reached_is_none() -> None:
    text = "مدیران کرمانشاه و دیالی عراق بر نقشه بازارچه به تفاهم نهایی نرسیدند."
    assert [event for event in read(text) if event.type == "agreement"] == []


def test_a_denied_cancellation_is_none() -> None:
    text = "استانداری ایلام خبر لغو نمایشگاه ایلام در کوت عراق را که شنبه گشایش یافت تکذیب کرد."
    assert only(text, "exhibition").status == "completed"


def test_what_neither_side_did_is_no_visit() -> None:
    text = "شهردار مشهد نه راهی نجف شد و نه شهردار نجف به مشهد آمد."
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "قیمت دلار در بازار تهران بالا رفت. صرافان گفتند سفر زائران به کربلا بیشتر شده است.",
        "فرماندار مهران گفت هشتصد هزار زائر از مرز مهران راهی کربلا شدند.",
        "تیم ملی ایران در بصره برابر عراق به میدان می‌رود.",
    ],
)
def test_prices_pilgrims_and_matches_are_no_events(text: str) -> None:
    assert read(text) == ()


def test_evidence_stands_in_the_text_as_given() -> None:
    text = "\u200fهیئت تجاری کرمانشاه ۲۰ مهرِ ۱۴۰۴ به سلیمانیه‌ی عراق رفت و با استاندار سلیمانیه دیدار کرد."
    event = only(text, "delegation")
    starts = [text[e.start : e.end] for e in event.evidence if e.field == "start"]
    assert event.start == "2025-10-12"
    assert any("۲۰" in words for words in starts)


@pytest.mark.parametrize(
    "second",
    [
        "بازرگانان از شنبه آنجا بودند و دوشنبه به کرمانشاه بازگشتند.",
        "بازرگانان شنبه به سلیمانیه رسیده بودند و دوشنبه شهر را ترک کردند.",
    ],
)
def test_a_stay_lasts_from_the_day_of_coming_to_that_of_leaving(second: str) -> None:
    event = only("هیئت اتاق بازرگانی کرمانشاه از سلیمانیه دیدن کرد. " + second, "delegation")
    assert (event.start, event.venue_code) == ("2025-10-11", "IQ-SU")


def test_a_weekday_that_is_no_part_of_the_stay_leaves_it_alone() -> None:
    text = "هیئت اتاق بازرگانی کرمانشاه دوشنبه از سلیمانیه دیدن کرد. بازار آن شهر از شنبه تعطیل است."
    assert only(text, "delegation").start == "2025-10-13"


@pytest.mark.parametrize(("weekday", "start"), [("پنجشنبه", "2025-10-16"), ("یکشنبه", "2025-10-12")])
def test_what_came_to_nothing_takes_the_nearer_weekday(weekday: str, start: str) -> None:
    event = only(f"استاندار ایلام قرار بود {weekday} به کوت سفر کند اما این سفر لغو شد.", "delegation")
    assert (event.status, event.start) == ("cancelled", start)


def test_what_was_settled_at_a_meeting_is_no_plan() -> None:
    text = "در نشست استانداران ایلام و واسط در کوت قرار شد خط آهن مشترک ساخته شود."
    assert {(e.type, e.status) for e in read(text)} == {("forum", "completed"), ("agreement", "completed")}
    assert only("قرار است استاندار ایلام به کوت سفر کند.", "delegation").status == "planned"


def test_a_season_takes_its_year_and_its_end_the_month() -> None:
    assert only("نمایشگاه کالای ایلام در تابستان ۱۴۰۲ در کوت برپا شد.", "exhibition").start == "2023"
    assert only("نمایشگاه کالای ایلام در پایان تابستان ۱۴۰۲ در کوت برپا شد.", "exhibition").start == "2023-08"


def test_the_region_once_named_is_called_so_in_short() -> None:
    text = "وزیر بازرگانی اقلیم کردستان دیروز در ارومیه بود. استاندار ارومیه و وزیر اقلیم تفاهم‌نامه‌ای امضا کردند."
    event = only(text, "agreement")
    assert (event.iran, event.iraq) == (("IR-04",), ("IQ-KR",))


def test_the_day_of_a_telling_at_the_end_of_its_clause_is_not_that_of_what_is_told() -> None:
    text = "استاندار ایلام دیروز در جمع خبرنگاران گفت: تفاهم‌نامه ایلام و واسط عراق شنبه در کوت امضا شد."
    assert only(text, "agreement").start == "2025-10-11"
    text = "مدیر بندر خرمشهر یکشنبه از امضای تفاهم‌نامه با بصره عراق خبر داد که پنجشنبه در این شهر امضا شده است."
    assert only(text, "agreement").start == "2025-10-09"
    text = "استاندار ایلام دیروز به کوت عراق سفر کرد و در جمع خبرنگاران گفت بازارچه باز می‌ماند."
    assert only(text, "delegation").start == "2025-10-13"


def test_the_verb_behind_a_day_tells_whether_it_is_the_first_or_the_last() -> None:
    text = "نمایشگاه فرش همدان در حله عراق که یکشنبه آغاز شد، دوشنبه پایان یافت."
    event = only(text, "exhibition")
    assert (event.start, event.end) == ("2025-10-12", "2025-10-13")


def test_smaller_towns_stand_for_their_provinces() -> None:
    for town, code in (("شطره", "IQ-DQ"), ("کفری", "IQ-DI"), ("چوارتا", "IQ-SU"), ("هندیه", "IQ-KA")):
        event = only(f"نمایشگاه سفال همدان شنبه در شهر {town} برپا شد.", "exhibition")
        assert (event.iran, event.iraq, event.venue_code) == (("IR-13",), (code,), code)


def test_who_came_back_from_a_place_had_been_there() -> None:
    event = only("رئیس اتاق بازرگانی شیراز دوشنبه از بصره بازگشت. وی سه روز در عراق بود.", "delegation")
    assert (event.direction, event.venue_code, event.end) == ("iran_to_iraq", "IQ-BA", "2025-10-13")
    event = only("هیئت اتاق بازرگانی بوشهر دوشنبه از بصره عراق به بوشهر بازگشت.", "delegation")
    assert (event.direction, event.venue_code) == ("iran_to_iraq", "IQ-BA")
    assert not read("محموله سیمان که دیروز از بصره عراق بازگشت در خرمشهر ماند.")


def test_nights_of_a_stay_are_one_fewer_than_its_days() -> None:
    text = "هیئت اتاق بازرگانی کرمانشاه پس از سه شب ماندن در سلیمانیه، دیروز به کرمانشاه بازگشت."
    event = only(text, "delegation")
    assert (event.start, event.end) == ("2025-10-10", "2025-10-13")
    assert only("هیئت اتاق بازرگانی کرمانشاه دیروز ساعت هشت شب وارد سلیمانیه شد.", "delegation").end in (
        None,
        "2025-10-13",
    )


def test_scholars_go_on_journeys_and_hold_no_word_for_a_delegation() -> None:
    event = only("دو استاد دانشگاه بوشهر یکشنبه به ناصریه عراق سفر کردند.", "delegation")
    assert (event.start, event.iran, event.iraq, event.venue_code) == ("2025-10-12", ("IR-18",), ("IQ-DQ",), "IQ-DQ")
    assert not read("برخی از استادان دانشگاه بوشهر در بصره عراق تحصیل کرده‌اند.")


def test_what_arrives_at_a_signature_or_a_sum_is_no_guest() -> None:
    text = "هیئت اتاق بازرگانی یزد دیروز وارد کربلا شد. فردا تفاهم‌نامه دو اتاق به امضا می‌رسد. "
    assert only(text, "delegation").start == "2025-10-13"
    assert not [e for e in read("تجهیزات تا پایان آبان به کربلا فرستاده می‌شود.") if e.type == "delegation"]
    assert only("چهار مهندس یزدی هفته آینده به کربلا فرستاده می‌شوند.", "delegation").status == "planned"


def test_guests_who_it_was_agreed_are_to_come_have_not_come() -> None:
    event = only("در این دیدار مقرر شد هیئتی از بصره آبان‌ماه برای دیدن کارخانه‌ها به بوشهر سفر کند.", "delegation")
    assert (event.status, event.direction, event.venue_code) == ("planned", "iraq_to_iran", "IR-18")
    assert (
        only("هیئتی از بصره دوشنبه به بوشهر سفر کرد و قرار شد گفت‌وگوها دنبال شود.", "delegation").status == "completed"
    )


def test_a_group_comes_from_the_place_of_the_chamber_that_sent_it() -> None:
    event = only("دهوک - هیئتی ده‌نفره از اتاق بازرگانی ارومیه امروز به این شهر رسید.", "delegation")
    assert (event.direction, event.venue_code) == ("iran_to_iraq", "IQ-DA")


def test_a_first_name_is_not_the_province_of_that_name() -> None:
    text = "استانداران ایلام و دیالی دیروز در مهران دیدار کردند. مثنی التمیمی، استاندار دیالی، از میزبان سپاسگزاری کرد."
    assert only(text, "forum").iraq == ("IQ-DI",)
    assert only("هیئت بازرگانی ایلام دیروز به استان مثنی عراق رفت.", "delegation").iraq == ("IQ-MU",)


def test_guests_whom_a_headline_sends_to_one_host_are_received_by_all_who_gathered() -> None:
    told = (
        "میزبانی ایلام از استانداران واسط، میسان و دیالی\n\n"
        "خودروی استانداران واسط، میسان و دیالی صبح امروز، سه‌شنبه، به ایلام رسید و دومین دور گفت‌وگوی استانداران دو سوی مرز "
        "با حضور همتایان ایلامی، خوزستانی و کرمانشاهی آنان آغاز شد.\n\n"
        "مهمانان دو روز در ایران می‌مانند. هیئت به بیمارستان شهر هم سر خواهد زد."
    )
    (visit,) = [e for e in extract(told, "2025-05-20", "fa").events if e.type == "delegation"]
    assert (visit.status, visit.start, visit.venue_code) == ("completed", "2025-05-20", "IR-16")
    assert (set(visit.iran), set(visit.iraq)) == ({"IR-16", "IR-06", "IR-05"}, {"IQ-WA", "IQ-MA", "IQ-DI"})
