"""
The words that say how a thing stands to reality: planned, proposed, demanded, denied, or only said.

Nothing here looks at a sentence; `geo.events.clauses.status` does.
"""

from geo.events.words.wordlists import to_words
from geo.vocabulary import Status

PLAN_VERBS = to_words("plan intend schedule expect prepare set aim seek want hope due slate ready arrange decide")
DEMAND_VERBS = to_words(
    "demand urge call insist ask press require appeal want order must exhort instruct advise implore request command"
)
DENY_VERBS = to_words(
    """deny reject refuse dismiss decline refute cancel postpone prevent avert foil thwart avoid abandon scrap"""
)
COMMIT_VERBS = to_words("commit pledge vow promise agree undertake reiterate reaffirm")
CLAIM_VERBS = to_words(
    """claim allege accuse argue boast assert insist believe think warn fear suspect contend imply suggest"""
)
REPORT_VERBS = to_words(
    """say report announce confirm state tell add note indicate show disclose reveal reportedly write recall
    note remember"""
)
STATEMENT_VERBS = (
    CLAIM_VERBS
    | REPORT_VERBS
    | to_words(
        """highlight emphasize emphasise stress underline underscore condemn praise commend appreciate criticise
        criticize express voice welcome urge call denounce reiterate declare thank caution describe blame"""
    )
)

OPERATOR_NOUNS: dict[str, Status] = {
    **dict.fromkeys(to_words("plan preparation intention schedule decision promise pledge commitment"), Status.PLANNED),
    **dict.fromkeys(
        to_words("proposal idea offer suggestion initiative recommendation importance possibility prospect option"),
        Status.PROPOSED,
    ),
    **dict.fromkeys(to_words("call demand request appeal need necessity ultimatum insistence"), Status.DEMANDED),
    **dict.fromkeys(to_words("denial rejection refusal cancellation postponement"), Status.DENIED),
}
"""Nouns before "of", "for" or "to" that say how the thing after them stands to reality."""

UNREAL_NOUNS = to_words("threat risk fear danger absence lack fight war prevention hope chance likelihood spectre")
"""Nouns that leave open whether the thing after them is real: it gives no event."""

REPORTERS = to_words(
    """police official authority ministry army military spokesman spokesperson spokeswoman agency media report
    witness source statement guard guards force resident newspaper patrol prosecutor department office service
    sheriff headquarters command government channel network hospital relation relations outlet un nations
    monitor"""
)
"""Who is heard as a witness or office, not as a party that claims: what they tell is told with their name."""

TOPICS = to_words(
    """border frontier boundary security terrorism terrorist terror militant militancy attack troop force soldier army
    military defence defense peace war conflict ceasefire invasion aggression sovereignty territory stance tension
    stability instability cooperation alliance sanction threat smuggling smuggler trafficking infiltration incursion
    refugee migrant migration rebel insurgent insurgency patrol occupation occupy nuclear missile hostility violence
    extremist extremism agreement treaty truce neighbour neighbor bilateral diplomatic crossing fence
    bomb bombing shell shelling airspace airstrike"""
)
"""Words that make what somebody says a matter of security, borders or dealings between states."""
