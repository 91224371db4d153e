"""
Frames of what forces do: exercises, deployments, attacks, arrests, seizures, barriers; and who forces are.

What states and persons do with one another is `geo.events.words.dealings`'s.
"""

from geo.events.words.frame import Frame
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words

FIGHTERS = to_words(
    """troop soldier force guard army militant rebel fighter insurgent gunman guerrilla militia paramilitary infiltrator
    terrorist unit battalion brigade tank"""
)
"""Who fights, as common nouns."""

_TROOPS = to_words(
    """troop soldier force guard officer police unit battalion brigade regiment personnel army warship ship
    aircraft jet missile tank artillery drone system contingent reinforcement peacekeeper paramilitary officer
    agent equipment weapon helicopter patrol ranger observer monitor man company wing convoy squadron platoon
    division fleet corps marine paratrooper commando gendarme sniper launcher frigate destroyer submarine
    bomber warplane gunboat armour armor"""
)
_BARRIERS = to_words(
    """fence wall barrier checkpoint outpost post tower base wire trench fortification barricade watchtower bunker
    camera sensor steel"""
)
_WORKS = to_words("crossing gate terminal bridge road tunnel airstrip runway railway highway")
_BUILDING = ("build", "erect", "construct", "complete", "install", "extend", "finish", "dismantle", "fortify")
_UNITS = to_words(
    """troop soldier contingent peacekeeper reinforcement battalion brigade regiment warship marine fleet unit force
    tank paratrooper mission"""
)
TROOPS = _TROOPS | FIGHTERS
"""Who is deployed and withdrawn, as common nouns."""

GROUND = to_words(
    """district region province area territory town city village position post base camp country island valley sector
    checkpoint outpost barracks garrison zone enclave bank strip temple fort hill pass plateau airport ridge"""
)
"""What troops hold and leave, as common nouns."""

EXERCISE_SIGNS = to_words(
    """military naval joint border security aerial air live army fire bilateral multinational annual maritime field
    defence defense war trilateral tactical amphibious cavalry counterterrorism"""
)
"""Words one of which must stand by "exercise": the noun has peaceful meanings."""

FRAMES: tuple[Frame, ...] = (
    Frame(
        name="exercise",
        kind=Kind.EXERCISE,
        plover_event="COOPERATE",
        plover_mode="military",
        particle_verbs=frozenset({("train", "with"), ("drill", "with")}),
        nouns=to_words("exercise drill manoeuvre maneuver wargame"),
    ),
    Frame(
        name="deployment",
        kind=Kind.DEPLOYMENT,
        plover_event="MOBILIZE",
        plover_mode="troops",
        verbs=to_words("deploy redeploy mobilise mobilize"),
        particle_verbs=frozenset({("pull", "back"), ("pull", "out")}),
        subject_verbs=dict.fromkeys(("withdraw", "retreat", "advance", "mass", "mobilise", "mobilize"), TROOPS)
        | dict.fromkeys(("arrive", "land", "stay", "remain"), _UNITS),
        phrase_verbs=dict.fromkeys((("put", "on"), ("place", "on")), frozenset({"alert"})),
        left_verbs=to_words("leave quit vacate evacuate exit enter patrol withdraw retreat"),
        place_verbs=to_words("mine fortify garrison"),
        object_verbs={
            **dict.fromkeys(("send", "dispatch"), _TROOPS | {"mission", "vehicle"}),
            **dict.fromkeys(("station", "move", "mass", "withdraw", "rush", "position"), _TROOPS | {"vehicle"}),
            "reinforce": to_words("border garrison post frontier position outpost"),
            **dict.fromkeys(("lay", "plant"), to_words("mine landmine minefield")),
            **dict.fromkeys(
                ("boost", "strengthen", "increase", "expand", "reduce", "cut", "step"),
                to_words("presence patrol garrison contingent deployment"),
            ),
        },
        nouns=to_words("deployment redeployment withdrawal disengagement patrol patrolling surveillance"),
    ),
    Frame(
        name="attack",
        kind=Kind.ATTACK,
        plover_event="ASSAULT",
        verbs=to_words(
            """attack kill shell bomb bombard ambush storm raid assault clash abduct kidnap detonate massacre
            behead gun shoot torch infiltrate skirmish assassinate murder invade stab lynch slaughter slay maim strafe
            hijack sabotage poison mutilate decapitate"""
        ),
        place_verbs=to_words("capture recapture seize take retake overrun occupy besiege strike hit target invade"),
        phrase_verbs={("come", "under"): to_words("fire attack shelling bombardment assault")},
        person_verbs=to_words("beat torture club wound injure"),
        subject_verbs={
            "go": to_words("bomb device mine landmine grenade charge"),
            **dict.fromkeys(("fire", "fight", "battle"), FIGHTERS),
            **dict.fromkeys(("break", "erupt"), to_words("war violence hostility")),
            "explode": to_words("bomb mine device shell grenade rocket missile car vehicle landmine"),
        },
        particle_verbs=frozenset(
            {("open", "fire"), ("fire", "on"), ("fire", "at"), ("blow", "up"), ("shoot", "down"), ("shoot", "dead")}
        ),
        object_verbs={
            **{
                verb: to_words(
                    """post checkpoint convoy base village town position city embassy vehicle patrol camp airport
                    depot troop soldier guard civilian hideout station building territory hospital school house
                    target farmland land ground hill ridge height field island valley ship tanker depot bridge
                    outpost garrison headquarters"""
                )
                for verb in ("strike", "hit", "target", "seize", "capture", "recapture", "overrun", "occupy", "retake")
            },
            **{
                verb: to_words(
                    """attack raid strike airstrike offensive assault bomb rocket missile shell incursion ambush
                    grenade mortar shot salvo torpedo drone explosive molotov"""
                )
                for verb in ("launch", "fire", "mount", "stage", "carry", "hurl", "drop", "throw", "lob", "toss")
            },
            **dict.fromkeys(
                ("plant", "put", "hide", "place", "leave"), to_words("bomb explosive device ied landmine grenade")
            ),
            **dict.fromkeys(("plot", "plan", "foil", "thwart"), to_words("attack bombing assassination coup plot")),
            "exchange": to_words("fire gunfire shot shelling shell salvo"),
            "wound": _TROOPS | to_words("people civilian villager person man woman child migrant resident"),
            "injure": _TROOPS | to_words("people civilian villager person man woman child migrant resident"),
        },
        nouns=to_words(
            """attack raid ambush clash shelling bombing bombardment explosion blast airstrike firefight gunfight
            killing skirmish assault offensive incursion massacre fighting shooting seizure kidnapping invasion war
            battle siege assassination murder stabbing beheading hijacking coup uprising cyberattack sabotage
            crackdown barrage hostilities hostility gunfire gunbattle insurrection genocide pogrom abduction
            poisoning mutiny"""
        ),
    ),
    Frame(
        name="seizure",
        kind=Kind.OTHER,
        plover_event="COERCE",
        plover_mode="seize",
        verbs=to_words("confiscate intercept impound"),
        object_verbs={
            "seize": to_words(
                """drug weapon heroin cocaine narcotic opium fentanyl methamphetamine kilogram kilo kg pound ton
                tonne cache arm ammunition cigarette fuel shipment truck boat vessel rifle hashish"""
            ),
        },
    ),
    Frame(
        name="barrier",
        kind=Kind.DEPLOYMENT,
        plover_event="MOBILIZE",
        object_verbs=dict.fromkeys(_BUILDING, _BARRIERS),
    ),
    Frame(
        name="works",
        kind=Kind.OTHER,
        plover_event="MOBILIZE",
        object_verbs=dict.fromkeys(_BUILDING, _WORKS),
    ),
)
"""In the order in which they are tried."""
