import pytest

from geo.events.codes import ACLED_EVENT_TYPES

DAY = "on 4 February 2024"


def codes_of(read, text):
    records = read(text)
    (event,) = (*records.events, *records.agreements)
    return event.cameo_code, event.acled_event_type, event.acled_sub_event_type


@pytest.mark.parametrize(
    ("text", "cameo", "acled", "sub"),
    [
        (f"Alexander Stubb visited Tallinn {DAY}.", "042", None, None),
        (f"Kenya and Uganda held joint naval exercises off Mombasa {DAY}.", "062", None, None),
        (f"Chad and Sudan signed a border treaty in Khartoum {DAY}.", "057", "Strategic developments", "Agreement"),
        (f"Chad and Sudan agreed to a ceasefire {DAY}.", "0871", "Strategic developments", "Agreement"),
        (f"Chad and Sudan reached a ceasefire agreement {DAY}.", "0871", "Strategic developments", "Agreement"),
        (f"Rwandan troops withdrew from Goma {DAY}.", "0874", None, None),
        (f"Kenya deployed troops to Goma {DAY}.", "154", None, None),
        (f"Police arrested ten smugglers in Goma {DAY}.", "173", None, None),
        (f"A protest was held in Goma {DAY}.", "141", "Protests", None),
        (f"Soldiers clashed with M23 rebels in Goma {DAY}.", "190", "Battles", "Armed clash"),
        (f"M23 rebels seized Goma {DAY}.", "192", None, None),
        (f"M23 rebels overran Goma {DAY}.", "192", "Battles", "Non-state actor overtakes territory"),
        (
            f"Gunmen kidnapped three villagers in Goma {DAY}.",
            "181", "Violence against civilians", "Abduction/forced disappearance",
        ),
        (
            f"Troops shelled Goma {DAY}.",
            "194", "Explosions/Remote violence", "Shelling/artillery/missile attack",
        ),
    ],
)  # fmt: skip
def test_what_took_place_has_the_codes_that_say_the_same(read, text, cameo, acled, sub):
    assert codes_of(read, text) == (cameo, acled, sub)


@pytest.mark.parametrize(
    ("text", "cameo"),
    [
        ("Alexander Stubb will visit Tallinn on 4 July 2029.", "036"),
        ("Kenya and Uganda plan joint naval exercises off Mombasa in July 2029.", "0312"),
        ("Chad and Sudan plan to sign a border treaty in Khartoum on 3 June 2029.", "030"),
        ("M23 rebels plan to attack Goma in June 2029.", None),
        (f"Iran denied an attack on Basra {DAY}.", None),
        ("Kenya demanded the withdrawal of Rwandan troops from Goma.", "1056"),
        ("Kenya called for the withdrawal of Rwandan troops from Goma.", "0256"),
    ],
)
def test_what_did_not_take_place_is_at_most_an_intent_or_a_wish(read, text, cameo):
    assert codes_of(read, text) == (cameo, None, None)


def test_codes_of_the_seed_articles_are_of_the_schemes(seeds):
    for event in (*seeds.events, *seeds.agreements):
        assert event.cameo_code is None or (event.cameo_code.isdigit() and len(event.cameo_code) in (3, 4))
        assert event.acled_event_type in (None, *ACLED_EVENT_TYPES)
        assert event.acled_sub_event_type is None or event.acled_event_type is not None
