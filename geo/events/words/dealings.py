"""
Frames of what states and persons do with one another: visits, talks, ceremonies, pledges, agreements, closings, bodies.

What forces do is `geo.events.words.force`'s.
"""

from geo.events.words.frame import Frame
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words

_ENVOYS = to_words("ambassador envoy diplomat consul attaché attache charge commissioner")
_BODIES = to_words(
    """agency ministry council commission committee force staff corps department office embassy consulate command
    unit centre center republic state government institute university authority body zone battalion post afgs
    headquarters organisation organization mechanism hotline"""
)
ACCORD_NOUNS = to_words(
    """agreement treaty pact accord deal memorandum mou protocol ceasefire cease-fire truce convention armistice
    compromise"""
)


FRAMES: tuple[Frame, ...] = (
    Frame(
        name="visit",
        kind=Kind.VISIT,
        plover_event="CONSULT",
        plover_mode="visit",
        verbs=to_words("visit arrive tour"),
        particle_verbs=frozenset({("travel", "to"), ("fly", "to"), ("trip", "to"), ("head", "to")}),
        object_verbs={
            verb: to_words("visit trip tour") for verb in ("pay", "make", "undertake", "begin", "conclude", "end")
        },
        nouns=to_words("visit trip tour arrival stop stopover"),
        needs_person=True,
    ),
    Frame(
        name="meeting",
        kind=Kind.MEETING,
        plover_event="CONSULT",
        plover_mode="meet",
        verbs=to_words("meet confer discuss negotiate telephone phone"),
        particle_verbs=frozenset({("call", "on"), ("sit", "down"), ("speak", "with"), ("talk", "with")}),
        nouns=to_words("meeting talk discussion summit negotiation consultation dialogue conference"),
        phrase_verbs=dict.fromkeys(
            (("speak", "by"), ("speak", "on"), ("speak", "over"), ("talk", "by")), to_words("telephone phone")
        ),
        needs_person=True,
    ),
    Frame(
        name="summons",
        kind=Kind.MEETING,
        plover_event="REQUEST",
        object_verbs={"summon": _ENVOYS},
    ),
    Frame(
        name="ceremony",
        kind=Kind.CEREMONY,
        plover_event="COOPERATE",
        verbs=to_words("inaugurate commemorate"),
        object_verbs={
            "lay": to_words("wreath stone"),
            "place": to_words("wreath"),
            "present": to_words("guard salute award medal"),
            "receive": to_words("guard salute"),
            "inspect": to_words("guard"),
            "hoist": to_words("flag"),
            "raise": to_words("flag"),
            "cut": to_words("ribbon"),
            "bury": to_words("remains remain body victim coffin soldier martyr"),
            "unveil": to_words("monument statue plaque memorial"),
        },
        nouns=to_words("ceremony parade inauguration funeral commemoration vigil burial"),
    ),
    Frame(
        name="welcome",
        kind=Kind.CEREMONY,
        plover_event="COOPERATE",
        verbs=to_words("welcome receive greet"),
        needs_person=True,
    ),
    Frame(
        name="commitment",
        kind=Kind.COMMITMENT,
        plover_event="AGREE",
        verbs=to_words("commit pledge vow promise agree"),
        object_verbs=dict.fromkeys(
            ("declare", "observe", "extend", "offer"), to_words("ceasefire cease-fire truce moratorium")
        ),
        nouns=to_words("commitment pledge"),
        needs_person=True,
    ),
    Frame(
        name="recall",
        kind=Kind.INSTITUTIONAL,
        plover_event="SANCTION",
        plover_mode="withdraw",
        object_verbs={
            **dict.fromkeys(("recall", "withdraw", "expel", "declare"), _ENVOYS),
            **dict.fromkeys(
                ("sever", "suspend", "downgrade", "break", "cut", "restore", "resume"), to_words("tie relation")
            ),
        },
    ),
    Frame(
        name="breach",
        kind=Kind.OTHER,
        plover_event="REJECT",
        phrase_verbs=dict.fromkeys((("withdraw", "from"), ("pull", "out")), ACCORD_NOUNS - {"protocol"}),
        object_verbs=dict.fromkeys(("suspend", "abrogate", "terminate", "scrap", "revoke", "denounce"), ACCORD_NOUNS),
    ),
    Frame(
        name="crossing",
        kind=Kind.OTHER,
        plover_event="SANCTION",
        object_verbs={
            verb: to_words(
                """border crossing point checkpoint gate frontier airspace road corridor bridge pass route tunnel
                 port terminal trade traffic transit flight train"""
            )
            for verb in ("close", "reopen", "shut", "seal", "open", "suspend", "block")
        },
        place_verbs=to_words("close reopen shut seal"),
        nouns=to_words("closure reopening"),
    ),
    Frame(
        name="institutional",
        kind=Kind.INSTITUTIONAL,
        plover_event="COOPERATE",
        verbs=to_words("abolish dissolve disband appoint reorganize reorganise restructure annex"),
        object_verbs={
            **dict.fromkeys(
                (
                    "establish",
                    "create",
                    "found",
                    "form",
                    "open",
                    "close",
                    "merge",
                    "eliminate",
                    "launch",
                    "fold",
                    "set",
                    "rename",
                ),
                _BODIES,
            ),
            "adopt": to_words("strategy"),
            "start": to_words("reorganization reorganisation restructuring reform"),
            "begin": to_words("reorganization reorganisation restructuring reform"),
        },
        party_verbs=to_words("found form establish disband dissolve"),
        nouns=to_words(
            """founding establishment creation dissolution appointment abolition annexation revolution
            reorganization independence"""
        ),
    ),
    Frame(
        name="agreement",
        kind=Kind.AGREEMENT,
        plover_event="AGREE",
        object_verbs={
            "sign": ACCORD_NOUNS | to_words("declaration communiqué communique charter roadmap initiative contract")
        }
        | dict.fromkeys(
            (
                "reach",
                "conclude",
                "ratify",
                "ink",
                "finalize",
                "finalise",
                "strike",
                "initial",
                "broker",
                "agree",
                "seal",
                "renew",
                "enter",
                "make",
                "announce",
            ),
            ACCORD_NOUNS,
        ),
        agreed_nouns=ACCORD_NOUNS,
        nouns=ACCORD_NOUNS - to_words("deal convention"),
    ),
)
"""In the order in which they are tried."""
