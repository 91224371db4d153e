import pytest

from geo.vocabulary import AgreementState, EventField


def only_agreement(read, text):
    (agreement,) = read(text).agreements
    return agreement


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Chad and Sudan signed a border security agreement in Khartoum on 3 June 2019.", "border security"),
        ("Chad and Sudan signed a new bilateral trade accord in Khartoum on 3 June 2019.", "trade"),
        ("Chad and Sudan signed an agreement on water sharing in Khartoum on 3 June 2019.", "water sharing"),
        (
            "Chad and Sudan signed a memorandum of understanding on the demarcation of their border on 3 June 2019.",
            "demarcation of their border",
        ),
        ("Chad signed an agreement with Sudan on joint patrols on 3 June 2019.", "joint patrols"),
        ("Chad and Sudan agreed to a ceasefire on 3 June 2019.", "ceasefire"),
        ("On 3 June 2019 Chad and Sudan signed an agreement to share water.", "to share water"),
        (
            "On 3 June 2019 Chad and Sudan signed a treaty on friendship, cooperation and trade.",
            "friendship, cooperation and trade",
        ),
        ("Chad and Sudan agreed to a deal to swap prisoners on 3 June 2019.", "to swap prisoners"),
        ("Chad signed a deal with Sudan for the supply of power on 3 June 2019.", "supply of power"),
        ("Chad and Sudan signed the Land Boundary Agreement on 3 June 2019.", "Land Boundary"),
        ("Chad and Sudan signed the Borgrad Agreement on 3 June 2019.", None),
        ("Chad and Sudan signed an agreement for the first time on 3 June 2019.", None),
        ("Chad and Sudan signed an agreement in Khartoum on 3 June 2019.", None),
        ("Chad and Sudan signed a landmark agreement on Monday, 3 June 2019.", None),
    ],
)
def test_the_subject_is_what_the_words_say_it_is_about(read, text, subject):
    agreement = only_agreement(read, text)
    assert agreement.subject == subject
    quoted = [one.exact for one in agreement.field_spans if one.field is EventField.SUBJECT]
    assert quoted == ([] if subject is None else [subject])


def test_what_a_deal_is_to_do_is_no_event_beside_it(read):
    assert not read("Chad and Sudan agreed to a deal to swap prisoners on 3 June 2019.").events


SIGNED = "Chad and Sudan signed a border treaty in Khartoum on 3 June 2019."


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (SIGNED, AgreementState.SIGNED),
        (f"{SIGNED} The treaty entered into force in May 2020.", AgreementState.IN_FORCE),
        (f"{SIGNED} It took effect in May 2020.", AgreementState.IN_FORCE),
        (f"{SIGNED} The treaty expired in May 2022.", AgreementState.ENDED),
        (f"{SIGNED} Chad abrogated the treaty in May 2022.", AgreementState.ENDED),
        (f"{SIGNED} The treaty will enter into force in May 2026.", AgreementState.SIGNED),
        (f"{SIGNED} The treaty has not entered into force.", AgreementState.SIGNED),
        (f"{SIGNED} A water treaty with Libya expired in May 2022.", AgreementState.SIGNED),
        (f"{SIGNED} The treaty ended the dispute.", AgreementState.SIGNED),
        ("Chad and Sudan reached a border agreement in Khartoum on 3 June 2019.", None),
        ("Chad and Sudan plan to sign a border treaty in Khartoum on 3 June 2029.", None),
    ],
)
def test_the_state_is_what_the_words_say(read, text, state):
    agreement = next(one for one in read(text).agreements if "border" in one.title)
    assert agreement.state is state


def test_each_state_has_its_words(read):
    agreement = only_agreement(read, f"{SIGNED} The treaty entered into force in May 2020.")
    told = [(one.value, one.exact) for one in agreement.field_spans if one.field is EventField.STATE]
    assert told == [("signed", "signed"), ("in_force", "entered into force")]
