"""
The words that say how a thing stands to reality: planned, proposed, demanded, denied, or only said.

Nothing here looks at a sentence; `geo.events.status` does.
"""

from geo.vocabulary import Status


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLAN_VERBS = _words("plan intend schedule expect prepare set aim seek want hope due slate ready arrange")
DEMAND_VERBS = _words("demand urge call insist ask press require appeal want order must exhort instruct")
PROPOSE_VERBS = _words(
    """propose suggest offer recommend consider discuss mull explore advocate float eye emphasize emphasise stress
    underline underscore highlight favour favor support back weigh"""
)
DENY_VERBS = _words("deny reject refuse dismiss decline refute cancel postpone prevent avert foil thwart avoid abandon scrap")
COMMIT_VERBS = _words("commit pledge vow promise agree undertake reiterate reaffirm")
CLAIM_VERBS = _words("claim allege accuse argue boast assert insist believe think warn fear suspect contend imply suggest")
REPORT_VERBS = _words("say report announce confirm state tell add note indicate show disclose reveal reportedly write")
STATEMENT_VERBS = CLAIM_VERBS | REPORT_VERBS | _words(
    """highlight emphasize emphasise stress underline underscore condemn praise commend appreciate criticise
    criticize express voice welcome urge call denounce reiterate declare thank caution describe blame"""
)

OPERATOR_NOUNS: dict[str, Status] = {
    **dict.fromkeys(_words("plan preparation intention schedule decision promise pledge commitment"), Status.PLANNED),
    **dict.fromkeys(
        _words("proposal idea offer suggestion initiative recommendation importance possibility prospect option"),
        Status.PROPOSED,
    ),
    **dict.fromkeys(_words("call demand request appeal need necessity ultimatum insistence"), Status.DEMANDED),
    **dict.fromkeys(_words("denial rejection refusal cancellation postponement"), Status.DENIED),
}
"""Nouns before "of", "for" or "to" that say how the thing after them stands to reality."""

UNREAL_NOUNS = _words("threat risk fear danger absence lack fight war prevention hope chance likelihood spectre")
"""Nouns that leave open whether the thing after them is real: it gives no event."""

REPORTERS = _words(
    """police official authority ministry army military spokesman spokesperson spokeswoman agency media report witness
    source statement guard guards force resident newspaper patrol prosecutor department office service sheriff
    headquarters command government channel network hospital relation relations outlet un nations monitor"""
)
"""Who is heard as a witness or office, not as a party that claims: what they say of the past is told with their name."""
