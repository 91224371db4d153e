"""
The words that name events, by frame: event type, PLOVER category and mode.

Words alone decide nothing here; `geo.events.clauses.triggers` looks at the sentence around them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A kind of event and the words that name it, as lemmas in lower case."""

    name: str
    kind: Kind
    plover_event: str
    plover_mode: str | None = None
    verbs: frozenset[str] = frozenset()
    """Verbs that name it by themselves."""
    particle_verbs: frozenset[tuple[str, str]] = frozenset()
    """Verb and particle or preposition: ("call", "on")."""
    object_verbs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs that name it only with one of these objects: lay … wreath."""
    place_verbs: frozenset[str] = frozenset()
    """Verbs that name it only where troops, fighters, a state or its people do it to a place: took Bukavu."""
    left_verbs: frozenset[str] = frozenset()
    """Verbs that name it only where troops or fighters do it to ground: guards … left five districts."""
    subject_verbs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs that name it only with one of these subjects: troops … withdrew."""
    agreed_nouns: frozenset[str] = frozenset()
    """What "agree to" or "agree on" names it with: agreed to a ceasefire."""
    nouns: frozenset[str] = frozenset()
    needs_person: bool = False
    """A verb counts only where a person or state is its subject or object."""


_FIGHTERS = to_words(
    """troop soldier force guard army militant rebel fighter insurgent gunman guerrilla militia paramilitary infiltrator
    terrorist unit battalion brigade tank"""
)
_ENVOYS = to_words("ambassador envoy diplomat consul attaché attache charge")
_TROOPS = to_words(
    """troop soldier force guard officer police unit battalion brigade regiment personnel army warship ship
    aircraft jet missile tank artillery drone system contingent reinforcement peacekeeper paramilitary officer
    agent equipment weapon helicopter patrol ranger observer monitor"""
)
_BARRIERS = to_words("fence wall barrier checkpoint outpost post crossing gate terminal bridge tower road base")
_BODIES = to_words(
    """agency ministry council commission committee force staff corps department office embassy consulate command
    unit centre center republic state government institute university authority body zone battalion post afgs
    headquarters organisation organization mechanism hotline"""
)
_ACCORDS = to_words("agreement treaty pact accord deal memorandum mou protocol ceasefire truce convention armistice")

FRAMES: tuple[Frame, ...] = (
    Frame(
        name="visit",
        kind=Kind.VISIT,
        plover_event="CONSULT",
        plover_mode="visit",
        verbs=to_words("visit arrive tour"),
        particle_verbs=frozenset({("travel", "to"), ("fly", "to"), ("trip", "to")}),
        object_verbs={
            verb: to_words("visit trip tour") for verb in ("pay", "make", "undertake", "begin", "conclude", "end")
        },
        nouns=to_words("visit trip tour arrival"),
        needs_person=True,
    ),
    Frame(
        name="meeting",
        kind=Kind.MEETING,
        plover_event="CONSULT",
        plover_mode="meet",
        verbs=to_words("meet confer discuss"),
        particle_verbs=frozenset({("call", "on"), ("sit", "down")}),
        nouns=to_words("meeting talk discussion summit negotiation consultation dialogue conference"),
        needs_person=True,
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
            "unveil": to_words("monument statue plaque memorial"),
        },
        nouns=to_words("ceremony parade inauguration funeral commemoration"),
    ),
    Frame(
        name="welcome",
        kind=Kind.CEREMONY,
        plover_event="COOPERATE",
        verbs=to_words("welcome receive greet"),
        needs_person=True,
    ),
    Frame(
        name="exercise",
        kind=Kind.EXERCISE,
        plover_event="COOPERATE",
        plover_mode="military",
        nouns=to_words("exercise drill manoeuvre maneuver wargame"),
    ),
    Frame(
        name="commitment",
        kind=Kind.COMMITMENT,
        plover_event="AGREE",
        verbs=to_words("commit pledge vow promise agree"),
        nouns=to_words("commitment pledge"),
        needs_person=True,
    ),
    Frame(
        name="deployment",
        kind=Kind.DEPLOYMENT,
        plover_event="MOBILIZE",
        plover_mode="troops",
        verbs=to_words("deploy redeploy"),
        particle_verbs=frozenset({("pull", "back"), ("pull", "out")}),
        subject_verbs=dict.fromkeys(("withdraw", "retreat"), _TROOPS | _FIGHTERS),
        left_verbs=to_words("leave quit vacate evacuate exit"),
        object_verbs={
            **dict.fromkeys(("send", "dispatch", "station", "move", "mass", "withdraw", "rush", "position"), _TROOPS),
            "reinforce": to_words("border garrison post frontier position outpost"),
        },
        nouns=to_words("deployment redeployment withdrawal disengagement patrol patrolling surveillance"),
    ),
    Frame(
        name="attack",
        kind=Kind.ATTACK,
        plover_event="ASSAULT",
        verbs=to_words(
            """attack kill shell bomb bombard ambush storm raid assault clash abduct kidnap detonate massacre
            behead gun shoot torch infiltrate skirmish"""
        ),
        place_verbs=to_words("capture recapture seize take retake overrun occupy besiege strike hit target invade"),
        subject_verbs={"fire": _FIGHTERS, **dict.fromkeys(("break", "erupt"), to_words("war violence hostility"))},
        particle_verbs=frozenset(
            {("open", "fire"), ("fire", "on"), ("fire", "at"), ("blow", "up"), ("shoot", "down"), ("shoot", "dead")}
        ),
        object_verbs={
            **{
                verb: to_words(
                    """post checkpoint convoy base village town position city embassy vehicle patrol camp airport
                    depot troop soldier guard civilian hideout station building territory hospital school house
                    target"""
                )
                for verb in ("strike", "hit", "target", "seize", "capture", "recapture", "overrun", "occupy", "retake")
            },
            **{
                verb: to_words(
                    """attack raid strike airstrike offensive assault bomb rocket missile shell incursion ambush"""
                )
                for verb in ("launch", "fire", "mount", "stage", "carry", "hurl", "drop")
            },
            "exchange": to_words("fire gunfire shot shelling shell salvo"),
            "wound": _TROOPS | to_words("people civilian villager person man woman child migrant resident"),
            "injure": _TROOPS | to_words("people civilian villager person man woman child migrant resident"),
        },
        nouns=to_words(
            """attack raid ambush clash shelling bombing bombardment explosion blast airstrike firefight gunfight
            killing skirmish assault offensive incursion massacre fighting shooting seizure kidnapping"""
        ),
    ),
    Frame(
        name="arrest",
        kind=Kind.OTHER,
        plover_event="COERCE",
        plover_mode="arrest",
        verbs=to_words("arrest detain apprehend deport expel repatriate extradite"),
        nouns=to_words("arrest deportation expulsion repatriation"),
    ),
    Frame(
        name="recall",
        kind=Kind.OTHER,
        plover_event="SANCTION",
        plover_mode="withdraw",
        object_verbs={
            **dict.fromkeys(("recall", "withdraw", "expel", "summon"), _ENVOYS),
            **dict.fromkeys(("sever", "suspend", "downgrade", "break"), to_words("tie relation")),
        },
    ),
    Frame(
        name="breach",
        kind=Kind.OTHER,
        plover_event="REJECT",
        object_verbs=dict.fromkeys(("suspend", "abrogate", "terminate", "scrap", "revoke", "denounce"), _ACCORDS),
    ),
    Frame(
        name="seizure",
        kind=Kind.OTHER,
        plover_event="COERCE",
        plover_mode="seize",
        verbs=to_words("confiscate intercept"),
        object_verbs={
            "seize": to_words(
                """drug weapon heroin cocaine narcotic opium fentanyl methamphetamine kilogram kilo kg pound ton
                tonne cache arm ammunition cigarette fuel shipment truck boat vessel rifle hashish"""
            ),
        },
    ),
    Frame(
        name="crossing",
        kind=Kind.OTHER,
        plover_event="SANCTION",
        object_verbs={
            verb: to_words("border crossing checkpoint gate frontier airspace road corridor")
            for verb in ("close", "reopen", "shut", "seal", "open", "suspend", "block")
        },
        nouns=to_words("closure reopening"),
    ),
    Frame(
        name="barrier",
        kind=Kind.OTHER,
        plover_event="MOBILIZE",
        object_verbs=dict.fromkeys(
            ("build", "erect", "construct", "complete", "install", "extend", "finish"), _BARRIERS
        ),
    ),
    Frame(
        name="protest",
        kind=Kind.OTHER,
        plover_event="PROTEST",
        plover_mode="demo",
        verbs=to_words("protest"),
        nouns=to_words("protest demonstration rally strike sit-in"),
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
            "declare": to_words("independence emergency republic war"),
            "proclaim": to_words("independence republic"),
            "pass": to_words("law bill resolution act legislation"),
            "adopt": to_words("law resolution constitution strategy legislation"),
            "start": to_words("reorganization reorganisation restructuring reform"),
            "begin": to_words("reorganization reorganisation restructuring reform"),
        },
        nouns=to_words(
            """founding establishment creation dissolution appointment abolition annexation revolution
            reorganization independence"""
        ),
    ),
    Frame(
        name="agreement",
        kind=Kind.AGREEMENT,
        plover_event="AGREE",
        object_verbs={"sign": _ACCORDS | to_words("declaration communiqué communique charter roadmap")}
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
            _ACCORDS,
        ),
        agreed_nouns=_ACCORDS,
        nouns=_ACCORDS - to_words("deal convention"),
    ),
)

TROOPS = _TROOPS | _FIGHTERS
"""Who is deployed and withdrawn, as common nouns."""

GROUND = to_words(
    """district region province area territory town city village position post base camp country island valley sector
    checkpoint outpost barracks garrison zone enclave bank strip"""
)
"""What troops hold and leave, as common nouns."""

EXERCISE_SIGNS = to_words(
    """military naval joint border security aerial air live army fire bilateral multinational annual maritime field
    defence defense war trilateral tactical amphibious cavalry counterterrorism"""
)
"""Words one of which must stand by "exercise": the noun has peaceful meanings."""

FIGHTERS = _FIGHTERS
"""Who fights, as common nouns."""

ACCORD_NOUNS = _ACCORDS
