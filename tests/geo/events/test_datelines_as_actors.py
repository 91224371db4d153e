"""Datelines, told from names that act."""

import pytest

from geo.events.datelines import find_datelines
from geo.records import Records
from tests.geo.events.conftest import Read


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("CÚCUTA, Colombia — Officers met.", "CÚCUTA, Colombia — "),
        ("WARSAW, 14 March 2024 (Example Wire) — Troops met.", "WARSAW, 14 March 2024 (Example Wire) — "),
        ("GOMA - Rebels came.", "GOMA - "),
        ("KARACHI/QUETTA: Officials met.", "KARACHI/QUETTA: "),
        ("Warsaw, Nov 12 (Example Wire) — Troops met.", "Warsaw, Nov 12 (Example Wire) — "),
        ("Goma (Example Wire) – Rebels came.", "Goma (Example Wire) – "),
        ("EL PASO, Texas, March 4, 2025 (Wire) -- Officials met.", "EL PASO, Texas, March 4, 2025 (Wire) -- "),
        ("KABUL (Wire) Officials met.", "KABUL (Wire) "),
    ],
)
def test_a_dateline_is_found_to_its_end(text: str, dateline: str) -> None:
    ((start, end),) = find_datelines(f"A headline\n\n{text}")
    assert f"A headline\n\n{text}"[start:end] == dateline


@pytest.mark.parametrize(
    "text",
    [
        "Colombia — which shares a border with Venezuela — met.",
        "NATO (North Atlantic Treaty Organization) says no.",
        "The officers of the UN - in Goma - met.",
        "Background: the border is long.",
        "EU–Iran talks went on.",
    ],
)
def test_a_name_with_a_dash_after_it_is_no_dateline(text: str) -> None:
    assert not find_datelines(text)


def people(records: Records) -> set[str]:
    return {actor.name for actor in records.actors}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "CÚCUTA, Colombia — Colombian and Venezuelan officers met on 3 May 2024 at the bridge.",
            {"Colombian officers", "Venezuelan officers"},
        ),
        ("NIAMEY, Niger (Example Wire) — Officials from Niger and Benin met on 3 May 2024.", {"Niger", "Benin"}),
        ("ŁÓDŹ: Polish and Belarusian soldiers met on 3 May 2024.", {"Polish soldiers", "Belarusian soldiers"}),
    ],
)
def test_a_dateline_is_no_actor(read: Read, text: str, expected: set[str]) -> None:
    records = read(text)
    (meeting,) = records.events
    names = {actor.id: actor.name for actor in records.actors}
    assert {names[one] for one in (*meeting.actors, *meeting.recipients)} == expected
    assert people(records) == expected
    assert not any(word.isupper() and len(word) > 3 for word in meeting.title.split())


def test_the_title_of_a_first_sentence_names_all_who_agree(read: Read) -> None:
    records = read("NEW DELHI: India and China agreed on 21 October 2024 on patrols along their border.")
    assert [event.title for event in records.events] == ["India and China agree on patrols along their border"]
