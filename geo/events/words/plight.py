"""
Frames of what befalls people and what they do of their own: protest, flight, release, bodies found, mines left behind.

The categories are those of ACLED's protests, riots and strategic developments, and of CAMEO's protest and yielding.
"""

from geo.events.words.frame import Frame
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words

_CROWD = to_words(
    """protester demonstrator crowd student supporter mourner people resident worker villager activist opposition
    farmer trader driver truckers hundred thousand ten dozen"""
)
_CAPTIVES = to_words("prisoner hostage detainee captive pow body remains remain")
_DISPLACED = to_words(
    "refugee migrant civilian villager resident people person family thousand hundred asylum-seeker dozen"
)

FRAMES: tuple[Frame, ...] = (
    Frame(
        name="protest",
        kind=Kind.OTHER,
        plover_event="PROTEST",
        plover_mode="demo",
        verbs=to_words("protest riot picket"),
        subject_verbs=dict.fromkeys(("demonstrate", "rally", "march", "gather", "assemble", "strike"), _CROWD),
        object_verbs=dict.fromkeys(("block", "blockade", "occupy"), to_words("road highway rail railway track street")),
        phrase_verbs={("take", "to"): frozenset({"street"}), ("go", "on"): frozenset({"strike"})},
        nouns=to_words("protest demonstration rally strike sit-in riot march unrest"),
    ),
    Frame(
        name="flight",
        kind=Kind.OTHER,
        plover_event="RETREAT",
        verbs=to_words("flee evacuate displace"),
        particle_verbs=frozenset({("drive", "out")}),
        subject_verbs=dict.fromkeys(
            ("escape", "pour", "stream", "arrive", "camp", "return", "cross", "shelter", "drown"), _DISPLACED
        ),
        nouns=to_words("exodus displacement influx evacuation"),
    ),
    Frame(
        name="release",
        kind=Kind.OTHER,
        plover_event="RETREAT",
        person_verbs=to_words("release free liberate rescue ransom"),
        particle_verbs=frozenset({("hand", "over")}),
        object_verbs=dict.fromkeys(("hand", "exchange", "swap", "return", "trade"), _CAPTIVES),
        nouns=to_words("release"),
    ),
    Frame(
        name="accident",
        kind=Kind.OTHER,
        plover_event="COOPERATE",
        subject_verbs=dict.fromkeys(
            ("crash", "capsize", "sink", "collide", "derail"),
            to_words("helicopter jet aircraft warplane warship submarine plane boat vessel ship drone train"),
        ),
    ),
    Frame(
        name="bodies",
        kind=Kind.OTHER,
        plover_event="COOPERATE",
        object_verbs=dict.fromkeys(
            ("find", "recover", "discover", "exhume", "unearth"),
            to_words("body corpse remains remain grave mass-grave"),
        ),
    ),
    Frame(
        name="mines",
        kind=Kind.OTHER,
        plover_event="COOPERATE",
        verbs=frozenset({"demine"}),
        object_verbs={
            **dict.fromkeys(("clear", "defuse", "remove", "deactivate"), to_words("mine minefield landmine ordnance")),
        },
        phrase_verbs=dict.fromkeys(
            (("step", "on"), ("tread", "on"), ("drive", "over"), ("hit", "by"), ("injure", "by"), ("kill", "by")),
            to_words("mine landmine"),
        ),
        nouns=frozenset({"demining"}),
    ),
)
"""In the order in which they are tried."""
