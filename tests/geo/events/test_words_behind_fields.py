import pytest

from geo.merge import merge
from geo.records import Agreement, Event
from geo.vocabulary import EventField, Status

TEXTS = (
    "Aliyev and Rahmon signed a border security agreement in Dushanbe on 12 March 2019. He then flew to Moscow.",
    "Kenya will hold joint exercises with Uganda in Mombasa in June 2026.",
    "Rwandan troops withdrew from Goma on 4 February 2024. M23 rebels attacked and seized Bukavu two days later.",
    "President Tokayev visited Tashkent on 3 May 2021. He met Shavkat Mirziyoyev there and laid a wreath.",
    "Iran denied an attack on Basra on 5 June 2020. It called for talks among Iran, Iraq and Kuwait.",
    "The treaty between Peru and Ecuador was signed in Brasilia on 26 October 1998 to end their border dispute.",
    "Modi flew to Kathmandu on 4 May 2021. It was his third trip to Nepal, following visits in May 2019 and June 2020.",
)


def values_of(event: Event) -> dict[EventField, set[str]]:
    """Everything that a record holds, by field."""
    values = {
        EventField.EVENT_TYPE: {event.event_type.value},
        EventField.STATUS: {event.status.value},
        EventField.DATE: {event.date_edtf} - {None},
        EventField.PLACES: {place.place_id for place in event.places},
        EventField.ACTORS: set(event.actors),
        EventField.RECIPIENTS: set(event.recipients),
    }
    if isinstance(event, Agreement):
        values[EventField.PARTIES] = set(event.parties)
        values[EventField.SIGNED] = {event.signed_edtf} - {None}
        values[EventField.PROVISIONS] = set(event.provisions)
        values[EventField.SUBJECT] = {event.subject} - {None}
        values[EventField.STATE] = {event.state} - {None}
    return values


def backed(event: Event) -> dict[EventField, set[str]]:
    """What the words behind each field say."""
    return {field: {one.value for one in event.field_spans if one.field is field} for field in EventField}


def words(event: Event, field: EventField, value: str | None = None) -> list[str]:
    return [one.exact for one in event.field_spans if one.field is field and value in (None, one.value)]


def test_every_value_of_the_seed_articles_has_words_behind_it(seeds):
    for event in (*seeds.events, *seeds.agreements):
        for field, values in values_of(event).items():
            assert values <= backed(event)[field], (event.title, field)


@pytest.mark.parametrize("text", TEXTS)
def test_every_value_has_words_behind_it(read, text):
    records = read(text)
    assert records.events or records.agreements
    for event in (*records.events, *records.agreements):
        for field, values in values_of(event).items():
            assert values <= backed(event)[field], (event.title, field)


@pytest.mark.parametrize("text", TEXTS)
def test_unmerged_words_say_nothing_that_the_record_does_not_hold(read, text):
    records = read(text)
    for event in (*records.events, *records.agreements):
        held = values_of(event)
        for one in event.field_spans:
            assert one.field is EventField.STATE or one.value in held[one.field]


def test_words_stand_where_they_say(seeds):
    texts = {article.id: article.text for article in seeds.articles}
    for event in (*seeds.events, *seeds.agreements):
        for one in event.field_spans:
            assert one.exact
            assert texts[one.article_id][one.start : one.end] == one.exact


def test_words_stand_once_and_in_order(seeds):
    order = list(EventField)
    for event in (*seeds.events, *seeds.agreements):
        keys = [(order.index(o.field), o.article_id, o.start, o.end, o.value) for o in event.field_spans]
        assert keys == sorted(set(keys))


def test_each_field_has_its_own_words(read):
    (exercise,) = read("Kenya will hold joint exercises with Uganda in Mombasa in June 2026.").events
    assert words(exercise, EventField.EVENT_TYPE) == ["exercises"]
    assert words(exercise, EventField.STATUS) == ["will"]
    assert words(exercise, EventField.DATE) == ["June 2026"]
    assert words(exercise, EventField.ACTORS) == ["Kenya"]
    assert words(exercise, EventField.RECIPIENTS) == ["Uganda"]


def test_a_pronoun_leads_to_the_name_that_it_takes_up(read):
    records = read("President Tokayev landed in Astana. On 3 May 2021 he visited Tashkent.")
    visit = next(event for event in records.events if "Tashkent" in event.title)
    assert words(visit, EventField.ACTORS)[-1] == "he"
    assert "Tokayev" in words(visit, EventField.ACTORS)[0]


def test_a_negation_is_the_word_behind_denied(read):
    (event,) = read("Iran did not attack Basra on 5 June 2020.").events
    assert event.status is Status.DENIED
    assert words(event, EventField.STATUS) == ["not"]


def test_an_old_date_is_a_word_behind_historical(read):
    (event,) = read("General Oda visited Tehran on 5 June 1988.", published="2024-05-01").events
    assert event.status is Status.HISTORICAL
    assert words(event, EventField.STATUS) == ["visited", "5 June 1988"]


def test_an_inferred_date_keeps_the_words_that_it_rests_on(seeds):
    visit = next(event for event in seeds.events if event.date_edtf == "2024?" and "visit to Tehran" in event.title)
    assert words(visit, EventField.DATE) == ["Last year", "20th January 2025"]


def test_a_joined_event_keeps_the_words_of_all_its_mentions(seeds):
    visit = next(event for event in seeds.events if event.date_edtf == "2021-10")
    told = [(one.article_id, one.exact) for one in visit.field_spans if one.field is EventField.DATE]
    assert [exact for _, exact in told] == ["October 2021", "October 2021"]
    assert len({article for article, _ in told}) == 2


def test_merging_twice_changes_no_words(seeds):
    assert merge(seeds).events == seeds.events
    assert merge(seeds).agreements == seeds.agreements


def test_words_name_actors_by_the_ids_that_they_have_after_merging(seeds):
    known = {actor.id for actor in seeds.actors}
    named = {EventField.ACTORS, EventField.RECIPIENTS, EventField.PARTIES}
    spans = [one for event in (*seeds.events, *seeds.agreements) for one in event.field_spans if one.field in named]
    assert spans
    assert {one.value for one in spans} <= known


def test_a_day_that_only_a_retelling_has_keeps_its_words(read):
    records = read("Poland deployed troops to Suwalki. Warsaw was calm. Poland deployed troops on 3 May 2024, it said.")
    (event,) = records.events
    assert event.date_edtf == "2024-05-03"
    assert [one.exact for one in event.field_spans if one.field is EventField.DATE] == ["3 May 2024"]
