"""
The words that name events, by frame: event type, PLOVER category and mode.

Words alone decide nothing here; `geo.events.triggers` looks at the sentence around them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.vocabulary import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A kind of event and the words that name it, as lemmas in lower case."""

    name: str
    event_type: EventType
    plover_event: str
    plover_mode: str | None = None
    verbs: frozenset[str] = frozenset()
    """Verbs that name it by themselves."""
    particle_verbs: frozenset[tuple[str, str]] = frozenset()
    """Verb and particle or preposition: ("call", "on")."""
    object_verbs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs that name it only with one of these objects: lay … wreath."""
    nouns: frozenset[str] = frozenset()
    needs_person: bool = False
    """A verb counts only where a person or state is its subject or object."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TROOPS = _words(
    """troop soldier force guard officer police unit battalion brigade regiment personnel army warship ship aircraft
    jet missile tank artillery drone system contingent reinforcement peacekeeper paramilitary officer agent
    equipment weapon helicopter patrol ranger"""
)
_BARRIERS = _words("fence wall barrier checkpoint outpost post crossing gate terminal bridge tower road base")
_BODIES = _words(
    """agency ministry council commission committee force staff corps department office embassy consulate command unit
    centre center republic state government institute university authority body zone battalion post afgs headquarters
    organisation organization mechanism hotline"""
)
_ACCORDS = _words("agreement treaty pact accord deal memorandum mou protocol ceasefire truce convention armistice")

FRAMES: tuple[Frame, ...] = (
    Frame(
        name="visit",
        event_type=EventType.VISIT,
        plover_event="CONSULT",
        plover_mode="visit",
        verbs=_words("visit arrive tour"),
        particle_verbs=frozenset({("travel", "to"), ("fly", "to"), ("trip", "to")}),
        object_verbs={verb: _words("visit trip tour") for verb in ("pay", "make", "undertake", "begin", "conclude", "end")},
        nouns=_words("visit trip tour arrival"),
        needs_person=True,
    ),
    Frame(
        name="meeting",
        event_type=EventType.MEETING,
        plover_event="CONSULT",
        plover_mode="meet",
        verbs=_words("meet confer"),
        particle_verbs=frozenset({("call", "on"), ("sit", "down")}),
        nouns=_words("meeting talk discussion summit negotiation consultation dialogue conference"),
        needs_person=True,
    ),
    Frame(
        name="ceremony",
        event_type=EventType.CEREMONY,
        plover_event="COOPERATE",
        verbs=_words("inaugurate commemorate"),
        object_verbs={
            "lay": _words("wreath stone"),
            "place": _words("wreath"),
            "present": _words("guard salute award medal"),
            "receive": _words("guard salute"),
            "inspect": _words("guard"),
            "hoist": _words("flag"),
            "raise": _words("flag"),
            "cut": _words("ribbon"),
            "unveil": _words("monument statue plaque memorial"),
        },
        nouns=_words("ceremony parade inauguration funeral commemoration"),
    ),
    Frame(
        name="welcome",
        event_type=EventType.CEREMONY,
        plover_event="COOPERATE",
        verbs=_words("welcome receive greet"),
        needs_person=True,
    ),
    Frame(
        name="exercise",
        event_type=EventType.EXERCISE,
        plover_event="COOPERATE",
        plover_mode="military",
        nouns=_words("exercise drill manoeuvre maneuver wargame"),
    ),
    Frame(
        name="commitment",
        event_type=EventType.COMMITMENT,
        plover_event="AGREE",
        verbs=_words("commit pledge vow promise agree"),
        nouns=_words("commitment pledge"),
        needs_person=True,
    ),
    Frame(
        name="deployment",
        event_type=EventType.DEPLOYMENT,
        plover_event="MOBILIZE",
        plover_mode="troops",
        verbs=_words("deploy redeploy"),
        particle_verbs=frozenset({("pull", "back")}),
        object_verbs={
            **{verb: _TROOPS for verb in ("send", "dispatch", "station", "move", "mass", "withdraw", "rush", "position")},
            "reinforce": _words("border garrison post frontier position outpost"),
        },
        nouns=_words("deployment redeployment withdrawal disengagement patrol patrolling surveillance"),
    ),
    Frame(
        name="attack",
        event_type=EventType.ATTACK,
        plover_event="ASSAULT",
        verbs=_words(
            """attack kill shell bomb bombard ambush storm raid assault clash abduct kidnap detonate massacre
            behead gun shoot torch"""
        ),
        particle_verbs=frozenset(
            {("open", "fire"), ("fire", "on"), ("fire", "at"), ("blow", "up"), ("shoot", "down"), ("shoot", "dead")}
        ),
        object_verbs={
            **{
                verb: _words(
                    """post checkpoint convoy base village town position city embassy vehicle patrol camp airport
                    depot troop soldier guard civilian hideout station building territory hospital school house target"""
                )
                for verb in ("strike", "hit", "target", "seize", "capture", "overrun")
            },
            **{
                verb: _words("attack raid strike airstrike offensive assault bomb rocket missile shell incursion ambush")
                for verb in ("launch", "fire", "mount", "stage", "carry", "hurl", "drop")
            },
            "wound": _TROOPS | _words("people civilian villager person man woman child migrant resident"),
            "injure": _TROOPS | _words("people civilian villager person man woman child migrant resident"),
        },
        nouns=_words(
            """attack raid ambush clash shelling bombing bombardment explosion blast airstrike firefight gunfight
            killing skirmish assault offensive incursion massacre fighting shooting seizure kidnapping"""
        ),
    ),
    Frame(
        name="arrest",
        event_type=EventType.OTHER,
        plover_event="COERCE",
        plover_mode="arrest",
        verbs=_words("arrest detain apprehend deport expel repatriate extradite"),
        nouns=_words("arrest deportation expulsion repatriation"),
    ),
    Frame(
        name="seizure",
        event_type=EventType.OTHER,
        plover_event="COERCE",
        plover_mode="seize",
        verbs=_words("confiscate intercept"),
        object_verbs={
            "seize": _words("drug weapon heroin cocaine narcotic opium fentanyl methamphetamine kilogram kilo kg pound ton "
                            "tonne cache arm ammunition cigarette fuel shipment truck boat vessel rifle hashish"),
        },
    ),
    Frame(
        name="crossing",
        event_type=EventType.OTHER,
        plover_event="SANCTION",
        object_verbs={
            verb: _words("border crossing checkpoint gate frontier airspace road corridor")
            for verb in ("close", "reopen", "shut", "seal", "open", "suspend", "block")
        },
        nouns=_words("closure reopening"),
    ),
    Frame(
        name="barrier",
        event_type=EventType.OTHER,
        plover_event="MOBILIZE",
        object_verbs={verb: _BARRIERS for verb in ("build", "erect", "construct", "complete", "install", "extend", "finish")},
    ),
    Frame(
        name="protest",
        event_type=EventType.OTHER,
        plover_event="PROTEST",
        plover_mode="demo",
        verbs=_words("protest"),
        nouns=_words("protest demonstration rally strike sit-in"),
    ),
    Frame(
        name="institutional",
        event_type=EventType.INSTITUTIONAL,
        plover_event="COOPERATE",
        verbs=_words("abolish dissolve disband appoint reorganize reorganise restructure annex"),
        object_verbs={
            **{
                verb: _BODIES
                for verb in ("establish", "create", "found", "form", "open", "close", "merge", "eliminate", "launch", "fold",
                             "set", "rename")
            },
            "declare": _words("independence emergency republic war"),
            "proclaim": _words("independence republic"),
            "pass": _words("law bill resolution act legislation"),
            "adopt": _words("law resolution constitution strategy legislation"),
            "start": _words("reorganization reorganisation restructuring reform"),
            "begin": _words("reorganization reorganisation restructuring reform"),
        },
        nouns=_words("founding establishment creation dissolution appointment abolition annexation revolution "
                     "reorganization independence"),
    ),
    Frame(
        name="agreement",
        event_type=EventType.AGREEMENT,
        plover_event="AGREE",
        object_verbs={
            verb: _ACCORDS
            for verb in ("sign", "reach", "conclude", "ratify", "ink", "finalize", "finalise", "strike", "initial", "broker",
                         "agree", "seal", "renew", "enter", "make", "announce")
        },
        nouns=_ACCORDS - _words("deal convention"),
    ),
)

LIGHT_VERBS = _words(
    """conduct hold stage carry launch mount host make undertake organize organise perform run stag execute attend
    join take have begin start complete conclude resume continue pay open kick stage schedule plan lead arrange"""
)
"""Verbs that only say that the event of their object or subject takes place."""

HAPPENING_VERBS = _words("take occur happen begin start end kill leave last involve break erupt cover focus follow wound injure "
                         "conclude hit rock destroy damage resume continue bring")
"""Verbs whose subject is an event."""

EXERCISE_SIGNS = _words("military naval joint border security aerial air live army fire bilateral multinational annual "
                        "maritime field defence defense war trilateral tactical amphibious cavalry counterterrorism")
"""Words one of which must stand by "exercise": the noun has peaceful meanings."""

ACCORD_NOUNS = _ACCORDS
