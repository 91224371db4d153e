"""
Frames of what organs of a state do by their office: arrests, trials, elections, decrees, sanctions, inquiries, aid.

The categories are those of CAMEO's and PLOVER's coercion, reduced relations, investigation, aid and yielding; what
forces do to one another is `geo.events.words.force`'s.
"""

from geo.events.words.frame import Frame
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words

_CUSTODY = to_words("custody detention")
_LAWS = to_words(
    """decree law bill act resolution legislation directive ruling verdict amendment constitution warrant order
    charter budget motion edict ordinance reform subpoena"""
)
_CURBS = to_words(
    """sanction embargo curfew restriction ban blockade moratorium zone quarantine visa tariff lockdown freeze duty
    requirement control penalty"""
)
_ARMS = to_words(
    """arm weapon weaponry munition ammunition artillery missile jet aircraft helicopter tank rocket system drone
    howitzer rifle warship submarine hardware equipment"""
)
_AID = to_words("aid assistance relief loan fund funding grant supply food medicine shelter")
_INQUIRIES = to_words("probe inquiry enquiry investigation review inspection audit search manhunt")

FRAMES: tuple[Frame, ...] = (
    Frame(
        name="arrest",
        kind=Kind.INSTITUTIONAL,
        plover_event="COERCE",
        plover_mode="arrest",
        verbs=to_words("arrest detain apprehend deport expel repatriate extradite jail imprison incarcerate intern"),
        person_verbs=frozenset({"capture"}),
        particle_verbs=frozenset({("round", "up")}),
        object_verbs={"make": frozenset({"arrest"})},
        phrase_verbs={
            **dict.fromkeys((("take", "into"), ("hold", "in"), ("remain", "in"), ("remand", "in")), _CUSTODY),
            ("place", "under"): frozenset({"arrest"}),
            ("put", "under"): frozenset({"arrest"}),
            ("be", "in"): _CUSTODY,
            ("be", "under"): frozenset({"arrest"}),
            ("send", "to"): to_words("prison jail"),
        },
        nouns=to_words("arrest deportation expulsion repatriation detention extradition imprisonment"),
    ),
    Frame(
        name="trial",
        kind=Kind.INSTITUTIONAL,
        plover_event="COERCE",
        verbs=to_words("convict indict acquit prosecute arraign pardon impeach court-martial"),
        person_verbs=to_words("charge try sentence question interrogate sue fine"),
        particle_verbs=frozenset({("plead", "guilty"), ("find", "guilty")}),
        object_verbs={
            **dict.fromkeys(("stand", "face", "await"), to_words("trial court charge prosecution")),
            **dict.fromkeys(("file", "bring", "press", "drop", "lodge"), to_words("charge lawsuit indictment case")),
            **dict.fromkeys(
                ("dismiss", "uphold", "reject", "hear"), to_words("suit lawsuit petition case plea bail conviction")
            ),
        },
        phrase_verbs={
            **dict.fromkeys((("go", "on"), ("put", "on"), ("bring", "to")), frozenset({"trial"})),
            ("take", "to"): frozenset({"court"}),
        },
        nouns=to_words("trial verdict conviction indictment prosecution acquittal impeachment lawsuit proceeding"),
    ),
    Frame(
        name="inquiry",
        kind=Kind.INSTITUTIONAL,
        plover_event="INVESTIGATE",
        verbs=to_words("investigate probe"),
        body_verbs=frozenset({"search"}),
        object_verbs=dict.fromkeys(("open", "launch", "begin", "start", "order", "conduct", "announce"), _INQUIRIES),
        nouns=to_words("probe inquiry enquiry investigation"),
    ),
    Frame(
        name="office",
        kind=Kind.INSTITUTIONAL,
        plover_event="COOPERATE",
        verbs=to_words("elect re-elect reelect resign abdicate depose oust topple overthrow"),
        person_verbs=to_words(
            "appoint nominate dismiss sack reinstate replace demote promote reappoint accredit suspend"
        ),
        particle_verbs=frozenset({("step", "down"), ("swear", "in")}),
        object_verbs={
            "take": to_words("office oath"),
            "assume": to_words("office presidency command"),
            "win": to_words("election vote referendum presidency"),
            "hold": to_words("election referendum vote"),
            "tender": to_words("resignation"),
            "submit": to_words("resignation"),
        },
        nouns=to_words("election referendum resignation dismissal nomination ouster by-election toppling overthrow"),
    ),
    Frame(
        name="sanctions",
        kind=Kind.INSTITUTIONAL,
        plover_event="SANCTION",
        verbs=to_words("sanction blacklist embargo"),
        body_verbs=to_words("ban outlaw prohibit proscribe bar"),
        object_verbs={
            **dict.fromkeys(
                (
                    *("impose", "lift", "ease", "tighten", "slap", "levy", "reimpose", "introduce", "restore"),
                    *("extend", "suspend", "renew", "relax", "remove", "revoke", "declare", "end"),
                ),
                _CURBS,
            ),
            **dict.fromkeys(("freeze", "unfreeze"), to_words("asset account fund tie relation")),
            **dict.fromkeys(("cut", "halt", "suspend", "withhold", "stop"), to_words("aid assistance funding tie")),
        },
        nouns=to_words("embargo sanction curfew"),
    ),
    Frame(
        name="decree",
        kind=Kind.INSTITUTIONAL,
        plover_event="COOPERATE",
        verbs=to_words("nationalise nationalize legalise legalize green-light greenlight"),
        body_verbs=to_words(
            "approve authorise authorize decree enact repeal ratify veto rule vote legislate overturn certify"
        ),
        particle_verbs=frozenset({("sign", "off")}),
        object_verbs={
            **dict.fromkeys(
                (
                    *("issue", "sign", "adopt", "approve", "pass", "enact", "repeal", "amend", "veto", "endorse"),
                    *("ratify", "promulgate", "overturn", "uphold", "tighten"),
                ),
                _LAWS,
            ),
            **dict.fromkeys(("extend", "renew", "prolong", "terminate"), to_words("mandate mission term emergency")),
            "declare": to_words("independence emergency republic war mourning autonomy amnesty persona"),
            "proclaim": to_words("independence republic autonomy amnesty"),
            **dict.fromkeys(("recognise", "recognize"), to_words("independence statehood sovereignty government")),
            **dict.fromkeys(("grant", "offer", "seek"), to_words("asylum citizenship amnesty autonomy")),
        },
        party_verbs=to_words("recognise recognize annex designate"),
    ),
    Frame(
        name="aid",
        kind=Kind.INSTITUTIONAL,
        plover_event="AID",
        object_verbs={
            **dict.fromkeys(("sell", "donate", "supply", "deliver"), _ARMS | _AID),
            **dict.fromkeys(("provide", "grant", "allocate", "disburse", "approve"), _ARMS | _AID),
        },
        needs_body=True,
    ),
    Frame(
        name="order",
        kind=Kind.INSTITUTIONAL,
        plover_event="COERCE",
        body_verbs=to_words("disperse evict demolish confiscate"),
        object_verbs=dict.fromkeys(
            ("shut", "close", "suspend"),
            to_words("newspaper channel broadcaster website mosque church party outlet event university radio"),
        ),
    ),
)
"""In the order in which they are tried."""
