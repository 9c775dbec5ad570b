"""What makes Arabic newswires hard, one small text for each difficulty."""

from __future__ import annotations

import pytest

from events.extract import extract
from events.extract.places.mentions import place_finder
from events.extract.results import ExtractedEvent
from events.extract.text.folding import fold
from events.extract.text.reader import reader

PUBLISHED = "2025-10-14"


def read(text: str, published: str | None = PUBLISHED) -> tuple[ExtractedEvent, ...]:
    """The events of an Arabic text."""
    return extract(text, published, "ar").events


def only(text: str, type_: str) -> ExtractedEvent:
    """The one event of a type."""
    found = [event for event in read(text) if event.type == type_]
    assert len(found) == 1, [(e.type, e.status, e.start) for e in read(text)]
    return found[0]


def cut(text: str) -> list[str]:
    """The words of a text with clitics cut off."""
    place_finder("ar")
    return [token.text for token in reader("ar").read(fold(text)).doc]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("واسط وميسان", ["واسط", "و", "میسان"]),
        ("بالسليمانية", ["ب", "السلیمانیه"]),
        ("وبطهران", ["و", "ب", "طهران"]),
        ("لبغداد", ["ل", "بغداد"]),
        ("ومن المقرر", ["و", "من", "المقرر"]),
        ("سيقوم الوفد", ["س", "یقوم", "الوفد"]),
        ("وقع وفد بابل", ["وقع", "وفد", "بابل"]),
        ("سياحة وزارة", ["سیاحه", "وزاره"]),
        ("مجمعات سكنية", ["مجمعات", "سکنیه"]),
        ("بعدما سافر", ["بعدما", "سافر"]),
        ("كلفتها في بلديتها", ["کلفتها", "فی", "بلدیتها"]),
    ],
)
def test_clitics_are_words_and_first_letters_of_roots_are_not(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_governorates_joined_by_a_clitic_are_all_parties() -> None:
    text = "زار وفد تجاري من محافظة إيلام الإيرانية، أمس الاثنين، محافظتي واسط وميسان والتقى رجال الأعمال."
    event = only(text, "delegation")
    assert (event.iran, event.iraq) == (("IR-16",), ("IQ-WA", "IQ-MA"))
    assert (event.start, event.direction) == ("2025-10-13", "iran_to_iraq")


def test_a_host_who_receives_is_no_traveller() -> None:
    text = "استقبل رئيس غرفة تجارة كربلاء، أمس الاثنين، وفدا تجاريا من محافظة قزوين الإيرانية."
    event = only(text, "delegation")
    assert (event.direction, event.iran, event.iraq) == ("iran_to_iraq", ("IR-26",), ("IQ-KA",))


def test_the_province_of_kurdistan_and_the_region_are_told_apart() -> None:
    text = "وقع محافظ أربيل ومحافظ كردستان الإيرانية مذكرة تفاهم في أربيل الأحد 12 تشرين الأول."
    event = only(text, "agreement")
    assert (event.iran, event.iraq, event.start) == (("IR-12",), ("IQ-AR",), "2025-10-12")


def test_a_stressed_need_is_a_proposal() -> None:
    text = "أكد محافظ ميسان خلال لقائه محافظ إيلام الإيرانية ضرورة توقيع مذكرة تفاهم بين المحافظتين."
    assert only(text, "agreement").status == "proposed"


def test_the_future_of_any_verb_is_a_plan() -> None:
    text = "سيستضيف ملعب البصرة في 20 تشرين الثاني المقبل معرضا للمنتجات الإيرانية تنظمه محافظة خوزستان."
    event = only(text, "exhibition")
    assert (event.status, event.start, event.iraq) == ("planned", "2025-11-20", ("IQ-BA",))


def test_a_renewed_agreement_is_a_renewal() -> None:
    text = "جددت غرفة تجارة السليمانية، الأحد، اتفاقية التعاون مع غرفة تجارة همدان الإيرانية."
    event = only(text, "agreement")
    assert (event.subtype, event.status, event.start) == ("renewal", "completed", "2025-10-12")


def test_what_is_signed_on_the_sidelines_is_an_event_of_its_own() -> None:
    text = (
        "عقد في كرمانشاه، أمس الاثنين، اجتماع مشترك بين محافظ كرمانشاه ومحافظ ديالى العراقية. "
        "ووقع الجانبان على هامش الاجتماع مذكرة تفاهم للتعاون التجاري."
    )
    assert {event.type for event in read(text)} >= {"forum", "agreement"}
    assert only(text, "agreement").start == "2025-10-13"


def test_accords_carried_out_are_no_new_ones() -> None:
    text = "بحث محافظ واسط ومحافظ إيلام الإيرانية، أمس، تفعيل مذكرة التفاهم بين المحافظتين."
    assert [event for event in read(text) if event.type == "agreement"] == []


def test_surnames_after_places_are_no_places() -> None:
    text = "استقبل رئيس غرفة تجارة كربلاء نبيل الأنباري، أمس، وفدا اقتصاديا من محافظة قزوين الإيرانية."
    assert only(text, "delegation").iraq == ("IQ-KA",)


def test_for_what_is_no_denial() -> None:
    text = "تنفيذا لما جاء في مذكرة التفاهم التي وقعتها محافظة واسط ومحافظة إيلام الإيرانية الاثنين في الكوت."
    event = only(text, "agreement")
    assert (event.status, event.start) == ("completed", "2025-10-13")


def test_after_is_no_denial_and_a_trip_is_told_by_who_travelled() -> None:
    text = "اطلع المجلس على المصنع بعدما سافر عدد من أعضاء مجلس محافظة واسط إلى أصفهان الإيرانية في أيلول الماضي."
    event = only(text, "delegation")
    assert (event.status, event.start, event.direction) == ("completed", "2025-09", "iraq_to_iran")


def test_seven_owners_who_will_be_there_are_a_delegation() -> None:
    text = "سبعة من أصحاب فنادق كربلاء سيكونون في مشهد الإيرانية من 20 إلى 23 تشرين الثاني."
    event = only(text, "delegation")
    assert (event.status, event.start, event.end) == ("planned", "2025-11-20", "2025-11-23")
    assert (event.iran, event.iraq, event.direction) == (("IR-09",), ("IQ-KA",), "iraq_to_iran")


def test_the_secretary_of_a_chamber_is_no_goal_and_the_first_named_receives() -> None:
    text = (
        "استقبل رئيس غرفة تجارة ديالى السيد محمد سامي، أمس، الأمين العام لغرفة تجارة همدان الإيرانية وعددا من المدراء."
    )
    event = only(text, "delegation")
    assert (event.direction, event.iran, event.iraq) == ("iran_to_iraq", ("IR-13",), ("IQ-DI",))


def test_the_same_day_is_that_of_the_meeting_not_of_publication() -> None:
    text = (
        "زار محافظ السليمانية محافظة كردستان الإيرانية السبت الماضي والتقى محافظها في سنندج. "
        "ووقع الجانبان في اليوم ذاته محضرا مشتركا."
    )
    assert only(text, "agreement").start == "2025-10-11"


def test_who_came_back_after_four_days_set_out_three_days_before() -> None:
    event = only("عاد وفد غرفة تجارة كربلاء أمس من أصفهان بعد زيارة استغرقت أربعة أيام.", "delegation")
    assert (event.start, event.end, event.direction) == ("2025-10-10", "2025-10-13", "iraq_to_iran")


def test_who_leaves_for_a_town_sets_out_on_that_day() -> None:
    event = only("غادر البصرة صباح اليوم متوجها إلى بوشهر وفد من غرفة تجارتها يضم اثني عشر تاجرا.", "delegation")
    assert (event.start, event.venue, event.direction) == ("2025-10-14", "Bushehr", "iraq_to_iran")


def test_a_counterpart_called_on_is_no_meeting() -> None:
    text = "دعا محافظ واسط نظيره الإيلامي إلى إقامة معرض دائم للصناعات اليدوية في الكوت."
    assert [(event.type, event.status) for event in read(text)] == [("exhibition", "proposed")]


def test_a_denied_cancellation_leaves_the_contract_signed() -> None:
    text = "نفى محافظ ميسان إلغاء العقد الذي أبرم مع شركة من محافظة خوزستان الإيرانية الأحد في العمارة."
    event = only(text, "agreement")
    assert (event.status, event.direction) == ("completed", "iran_to_iraq")


def test_an_exhibition_ends_on_the_day_it_closes_its_doors() -> None:
    text = "افتتح في البصرة الأحد معرض لمنتجات محافظة خوزستان الإيرانية ويغلق أبوابه مساء الجمعة."
    event = only(text, "exhibition")
    assert (event.start, event.end) == ("2025-10-12", "2025-10-17")


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت هيئة المنافذ ضبط شحنة مهربة قادمة من إيران عبر منفذ الشلامجة في البصرة.",
        "ارتفعت واردات العراق من الغاز الإيراني إلى 40 مليون متر مكعب يوميا.",
        "وصل مليون زائر إلى كربلاء قادمين من إيران عبر منفذ زرباطية.",
    ],
)
def test_smugglers_gas_and_pilgrims_are_no_events(text: str) -> None:
    assert read(text) == ()


def test_levantine_and_other_month_names_mean_the_same_day() -> None:
    first = only("افتتح في أربيل معرض المنتجات الإيرانية لمحافظة تبريز يوم 5 تشرين الأول.", "exhibition")
    second = only("افتتح في أربيل معرض المنتجات الإيرانية لمحافظة تبريز يوم 5 أكتوبر.", "exhibition")
    assert first.start == second.start == "2025-10-05"


def test_a_stay_lasts_from_the_day_of_coming_to_that_of_leaving() -> None:
    text = (
        "زار وفد غرفة تجارة كرمانشاه السليمانية والتقى رئيس غرفتها. وكان الوفد قد وصل السبت وغادر المدينة أمس الاثنين."
    )
    event = only(text, "delegation")
    assert (event.start, event.end) == ("2025-10-11", "2025-10-13")


def test_a_weekday_that_is_no_part_of_the_stay_leaves_it_alone() -> None:
    text = "زار وفد غرفة تجارة كرمانشاه السليمانية الاثنين. وأسواق المدينة مغلقة يوم السبت."
    assert only(text, "delegation").start == "2025-10-13"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "وقعت غرفتا تجارة إيلام والكوت مذكرة تفاهم في إيلام يوم الأحد. وهبطت مساء الجمعة طائرة ضيوف الغرفة.",
            "2024-05-17",
        ),
        ("وقعت غرفتا تجارة إيلام والكوت مذكرة تفاهم في إيلام يوم الأحد. وصلوا إلى المدينة يوم الجمعة.", "2024-05-17"),
    ],
)
def test_travellers_stand_behind_their_verb_or_in_it(text: str, start: str) -> None:
    visits = [e for e in extract(text, "2024-05-20", "ar").events if e.type == "delegation"]
    assert [e.start for e in visits] == [start]


def test_goods_behind_a_verb_of_arriving_are_no_travellers() -> None:
    text = "وقعت غرفتا تجارة إيلام والكوت مذكرة تفاهم في إيلام يوم الأحد. ووصلت يوم الجمعة شحنة من التمور."
    assert [str(e.type) for e in extract(text, "2024-05-20", "ar").events] == ["agreement"]


def test_hosts_and_where_their_guests_are_from_are_a_visit() -> None:
    text = "استقبلنا في همدان الأسبوع الماضي عشرة مزارعين من الكوت."
    found = extract(text, "2024-05-20", "ar").events
    assert [(str(e.type), e.iran, e.iraq, str(e.direction)) for e in found] == [
        ("delegation", ("IR-13",), ("IQ-WA",), "iraq_to_iran")
    ]


def test_a_form_listed_elsewhere_is_still_found_by_its_plain_word() -> None:
    reading = reader("ar").read(fold("معرضين ومعرض"))
    assert len(reading.cues["exhibition.names"]) == 2


def test_what_nobody_expects_is_no_agreement() -> None:
    text = "التقى محافظ واسط نظيره الإيلامي في الكوت يوم الأحد. ولا تتوقع المحافظة أن يبرم عقد مع إيلام هذا الصيف."
    assert [str(e.type) for e in read(text)] == ["forum"]


def test_who_is_told_to_come_from_a_place_is_its_guest() -> None:
    event = only("يستقبل محافظ ميسان يوم الخميس المقبل وفداً من التجار وأصحاب المعامل قادماً من الأحواز.", "delegation")
    assert (event.status, event.direction) == ("planned", "iran_to_iraq")


def test_called_for_is_not_bade_farewell() -> None:
    text = "التقى محافظ ميسان محافظ خوزستان في العمارة أمس. ودعا المحافظ إلى توقيع اتفاقية توأمة بين العمارة والأحواز."
    assert only(text, "agreement").status == "proposed"


def test_makers_who_take_part_in_an_exhibition_hold_no_conference() -> None:
    text = "انطلقت في البصرة اليوم فعاليات معرض محافظة خوزستان الإيرانية بمشاركة خمسين شركة بحضور محافظ البصرة."
    assert [event.type for event in read(text)] == ["exhibition"]


@pytest.mark.parametrize(
    ("where", "iraq"), [("مجالات العمارة والزراعة", ("IQ-WA",)), ("مدينة العمارة في ميسان", ("IQ-WA", "IQ-MA"))]
)
def test_a_field_of_work_is_no_town_of_the_same_name(where: str, iraq: tuple[str, ...]) -> None:
    text = f"وصل وفد من محافظة إيلام إلى الكوت يوم السبت. وزار الوفد شركات تعمل في {where} يوم الأحد."
    assert set(only(text, "delegation").iraq) == set(iraq)
