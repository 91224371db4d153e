"""What words of each category tell: what courts, forces, crowds and speakers do, found in ordinary news sentences."""

import pytest

from geo.merge import merge
from geo.records import Event, Records
from tests.geo.events.conftest import Read, kind_of


def kinds(records: Records) -> list[str]:
    return [kind_of(event) for event in (*records.events, *records.agreements)]


def only(records: Records) -> Event:
    found = [*records.events, *records.agreements]
    assert len(found) == 1, [event.title for event in found]
    return found[0]


@pytest.mark.parametrize(
    ("event_type", "text"),
    [
        ("institutional", "Prosecutors charged the former minister with treason."),
        ("institutional", "Greece's parliament approved the budget by a narrow majority."),
        ("institutional", "The European Union froze the assets of seven commanders."),
        ("institutional", "The government imposed a night curfew in the border districts."),
        ("institutional", "Washington has lifted its arms embargo on Cyprus."),
        ("institutional", "Interior Minister Lucas Palacios stepped down on Monday amid criticism."),
        ("institutional", "Police have opened an investigation into the matter."),
        ("institutional", "President Kais Saied dismissed his defence minister."),
        ("institutional", "Kosovo banned vehicles with Serbian plates from entering."),
        ("institutional", "The Security Council voted unanimously to extend the mandate of the mission."),
        ("institutional", "The two men were taken into custody."),
        ("institutional", "The king declared a period of national mourning."),
        ("institutional", "Norway sold $2 billion in artillery to Estonia."),
        ("meeting", "The ministry summoned the Turkish ambassador over the matter."),
        ("meeting", "The defence ministers of Kazakhstan and Uzbekistan spoke by telephone on Tuesday."),
        ("meeting", "Generals from both armies met in Asmara."),
        ("meeting", "The next round of talks will be held in Vienna."),
        ("visit", "A deputy minister is to visit Edirne in May."),
        ("other", "Thousands of people took to the streets."),
        ("other", "More than 12,000 refugees have crossed into Chad since Sunday."),
        ("other", "The rebels released 15 prisoners."),
        ("other", "A shepherd stepped on a mine near the frontier."),
        ("other", "A military helicopter crashed in the mountains, killing three soldiers."),
        ("other", "Villagers blocked the road with tractors."),
        ("deployment", "Ethiopia began withdrawing its troops from Tigray."),
        ("deployment", "Finland will install 200 kilometres of fencing and a fence along its border."),
        ("deployment", "The army has put its units on high alert."),
        ("deployment", "The frigate was dispatched to the Gulf of Guinea."),
        ("deployment", "Israel withdrew from southern Lebanon in May 2000."),
        ("attack", "Fighting continued for a third day around Kidal."),
        ("attack", "A grenade was thrown at the consulate."),
        ("attack", "Clashes between the two armies left eleven dead."),
        ("ceremony", "The remains of 12 soldiers were buried in Stepanakert."),
        ("exercise", "India test-fired a missile off Odisha."),
        ("agreement", "The two sides agreed to pull back their forces from the ridge."),
        ("agreement", "Under a compromise that the two governments reached in 2008, farmers stayed."),
        ("statement", "Kabul strongly condemned the air strikes."),
        ("statement", "The Islamic State group claimed responsibility for the bombing."),
        ("statement", "Lithuania has accused Belarus of waging a hybrid war."),
        ("statement", "The Foreign Ministry of Chad issued a statement."),
        ("statement", "UN Secretary-General Antonio Guterres expressed concern over the escalation."),
    ],
)
def test_a_sentence_tells_an_event_of_its_kind(read: Read, event_type: str, text: str) -> None:
    assert event_type in kinds(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The annual fair was attacked by critics for its prices.",
        "The 20 killed included four children.",
        "The device did not go off.",
        "The ministry will not condemn anybody.",
        "If it comes to that, Chad will condemn Niger.",
        "Both sides often blame each other.",
        "A news release from the district attorney was short.",
        "The opposition fears the elections.",
        "The officials were not authorised to release the figures.",
    ],
)
def test_the_same_words_in_other_senses_tell_none(read: Read, text: str) -> None:
    assert not kinds(read(text))


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Oslo urged both governments to share the data.", "other"),
        ("Oslo asked Sudan to return to talks.", "meeting"),
        ("Kenya must bring its soldiers back.", "other"),
        ("The opposition called for the resignation of the minister.", "institutional"),
    ],
)
def test_what_is_demanded_is_the_event(read: Read, text: str, event_type: str) -> None:
    event = only(read(text))
    assert (kind_of(event), event.status.value) == (event_type, "demanded")


def test_who_is_called_on_to_do_something_is_not_met(read: Read) -> None:
    assert "meeting" not in kinds(read("President Omar Haddad called on Chad to stop the flights."))


def test_what_one_speaker_says_on_one_occasion_is_one_statement(read: Read) -> None:
    records = read("Lithuania condemned the raid. Lithuania warned Belarus. Lithuania accused Belarus of lying.")
    statements = [event for event in records.events if kind_of(event) == "statement"]
    assert len(statements) == 1
    assert len(statements[0].evidence) == 3


def test_two_speakers_make_two_statements(read: Read) -> None:
    assert kinds(read("Chad accused Niger of lying. Niger rejected the charge.")).count("statement") == 2


def test_who_was_hurt_is_told_by_the_attack_before(read: Read) -> None:
    attack = only(read("Rebels attacked a convoy near Goma on 3 May 2024. Two soldiers were wounded."))
    assert [evidence.exact for evidence in attack.evidence][1:] == ["Two soldiers were wounded."]


def test_an_attack_and_its_dead_in_one_sentence_are_one(read: Read) -> None:
    assert kinds(read("Three civilians were killed when Indian forces shelled villages near Kupwara.")) == ["attack"]


def test_what_somebody_is_accused_of_is_no_fact(read: Read) -> None:
    records = read("Prime Minister Albin Kurti accused Belgrade of financing and sending the armed men.")
    assert kinds(records) == ["statement"]


def test_what_somebody_without_a_part_reports_is_told_with_the_speaker(read: Read) -> None:
    event = only(read("A doctor says that rebels attacked a convoy near Goma."))
    assert event.title.endswith("(according to doctor)")


def test_what_a_foe_reports_stays_a_claim(read: Read) -> None:
    assert "attack" not in kinds(read("Belarus says that Polish soldiers attacked a convoy."))


def test_what_sides_agree_to_do_is_part_of_their_agreement(read: Read) -> None:
    assert kinds(read("The two countries agreed to resume patrols near Goma.")) == ["agreement"]


def test_a_thing_told_again_in_the_same_verb_is_one_event(read: Read) -> None:
    text = "Slovenia recalled its ambassador to Moscow. Slovenia recalled its ambassador for consultations."
    assert kinds(merge(read(text))) == ["institutional"]


def test_an_ambushed_patrol_is_no_deployment(read: Read) -> None:
    assert kinds(read("Militiamen ambushed a Sudanese patrol near Gallabat.")) == ["attack"]
