from hypothesis import given
from hypothesis import strategies as st

from benchmarks.gold import GoldDocument, GoldEvent, Span
from benchmarks.matching import Found, Pair, pair_document, pair_events

SENTENCES: tuple[Span, ...] = ((0, 50), (50, 100), (100, 150))
LABELS = ("attack", "meeting", "agreement")


def make_gold(**changes):
    defaults = {
        "id": "e1",
        "label": "attack",
        "status": "occurred",
        "mentions": ((10, 15),),
        "dates": ("2024-05-01",),
        "places": ((20, 25),),
        "actors": (),
        "recipients": (),
    }
    return GoldEvent(**defaults | changes)


def make_found(**changes):
    defaults = {
        "label": "attack",
        "title": "Attack",
        "status": "occurred",
        "date_edtf": "2024-05-01",
        "evidence": (SENTENCES[0],),
        "places": ((20, 25),),
        "drawn": ((20, 25),),
    }
    return Found(**defaults | changes)


def pair_all(gold, found, *, same_label=False):
    return [(pair.gold, pair.found) for pair in pair_events(gold, found, same_label=same_label)]


def test_an_event_is_found_where_its_mention_is_quoted():
    gold, found = make_gold(), make_found()
    assert pair_all([gold], [found]) == [(gold, found)]


def test_a_second_mention_is_as_good_as_the_trigger():
    gold, found = make_gold(mentions=((110, 115), (10, 15))), make_found()
    assert pair_all([gold], [found]) == [(gold, found)]


def test_another_sentence_is_another_event():
    assert not pair_all([make_gold()], [make_found(evidence=(SENTENCES[1],))])


def test_two_found_for_one_annotated_are_one_pair():
    assert len(pair_all([make_gold()], [make_found(), make_found(title="Again")])) == 1


def test_of_two_in_a_sentence_the_one_of_equal_type_is_taken():
    gold = make_gold(label="meeting")
    right = make_found(label="meeting")
    assert pair_all([gold], [make_found(), right]) == [(gold, right)]


def test_of_two_of_one_type_the_one_of_equal_status_is_taken():
    gold, right = make_gold(status="denied"), make_found(status="denied")
    assert pair_all([gold], [make_found(), right]) == [(gold, right)]


def test_of_two_of_one_type_and_status_the_one_at_the_place_is_taken():
    gold, right = make_gold(), make_found()
    assert pair_all([gold], [make_found(places=((30, 35),)), right]) == [(gold, right)]


def test_the_sentence_that_an_event_was_read_from_goes_before_one_that_it_leans_on():
    before, own = make_gold(id="before"), make_gold(id="own", mentions=((60, 65),), label="meeting")
    leaning = make_found(evidence=(SENTENCES[1], SENTENCES[0]))
    assert pair_all([before, own], [leaning]) == [(own, leaning)]


def test_a_false_find_in_the_sentence_does_not_push_the_right_one_to_the_one_that_it_leans_on():
    before, own = make_gold(id="before"), make_gold(id="own", mentions=((60, 65),))
    leaning = make_found(evidence=(SENTENCES[1], SENTENCES[0]))
    false = make_found(label="meeting", evidence=(SENTENCES[1],))
    assert pair_all([before, own], [leaning, false]) == [(own, leaning)]


def test_what_only_a_further_sentence_tells_is_found_too():
    gold, found = make_gold(), make_found(evidence=(SENTENCES[1], SENTENCES[0]))
    assert pair_all([gold], [found]) == [(gold, found)]


def test_types_must_be_equal_where_that_is_asked():
    assert not pair_all([make_gold(label="meeting")], [make_found()], same_label=True)


def test_a_qualifier_does_not_make_a_date_wrong():
    assert Pair(gold=make_gold(), found=make_found(date_edtf="2024-05-01?")).is_date_right


def test_any_accepted_date_is_right():
    assert Pair(gold=make_gold(dates=("2024-05", "2024-05-01")), found=make_found()).is_date_right


def test_a_coarser_date_is_wrong():
    assert not Pair(gold=make_gold(), found=make_found(date_edtf="2024-05")).is_date_right


def test_no_date_is_right_only_where_the_text_fixes_none():
    undated = make_found(date_edtf=None)
    assert Pair(gold=make_gold(dates=()), found=undated).is_date_right
    assert not Pair(gold=make_gold(), found=undated).is_date_right
    assert not Pair(gold=make_gold(dates=()), found=make_found()).is_date_right


def test_no_place_is_right_only_where_the_text_names_none():
    nowhere = make_found(places=(), drawn=None)
    assert Pair(gold=make_gold(places=()), found=nowhere).is_place_right
    assert not Pair(gold=make_gold(), found=nowhere).is_place_right
    assert not Pair(gold=make_gold(places=()), found=make_found()).is_place_right


def test_the_map_is_right_only_where_it_shows_the_accepted_place():
    elsewhere = make_found(places=((20, 25), (30, 35)), drawn=((30, 35),))
    assert Pair(gold=make_gold(), found=elsewhere).is_place_right
    assert not Pair(gold=make_gold(), found=elsewhere).is_mark_right


sentence_sets = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2).map(tuple)
golds = st.builds(make_gold, label=st.sampled_from(LABELS), mentions=sentence_sets)
founds = st.builds(make_found, label=st.sampled_from(LABELS), evidence=sentence_sets)


@given(st.lists(golds, max_size=5), st.lists(founds, max_size=5))
def test_nothing_is_paired_twice_and_equal_types_pair_no_more_than_any(gold, found):
    text = "x" * SENTENCES[-1][1]
    document = GoldDocument(corpus="own", id="a", published=None, text=text, sha256="", events=tuple(gold))
    reading = pair_document(document, found)
    for pairs in (reading.pairs, reading.same_label):
        assert len({id(pair.gold) for pair in pairs}) == len({id(pair.found) for pair in pairs}) == len(pairs)
    assert all(pair.gold.label == pair.found.label for pair in reading.same_label)
