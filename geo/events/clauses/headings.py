"""
Find the lines that tell no event: headings, and a last line that is another article's headline.

What the other lines tell is `geo.events.clauses.triggers`'s.
"""

from spacy.tokens import Span

from geo.events.story import Story

_HEADLINE_TOKENS = 30
_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def skipped_sentences(story: Story) -> frozenset[int]:
    """Find headings, and a last line that reads as another article's headline: they tell no event."""
    skipped = {index for index, sentence in enumerate(story.sentences) if _is_heading(story, index, sentence)}
    last = len(story.sentences) - 1
    while last > 0 and not story.sentences[last].text.strip():
        last -= 1
    if last > 0 and _is_headline(story, last):
        skipped.add(last)
    return frozenset(skipped)


def _is_heading(story: Story, index: int, sentence: Span) -> bool:
    text = sentence.text.strip()
    finite = any(token.tag_ in _FINITE for token in sentence)
    return not finite and not text.endswith((".", "?", "!", "”", '"', ":")) and not story.dates_in(index)


def _is_headline(story: Story, index: int) -> bool:
    sentence, before = story.sentences[index], story.sentences[index - 1]
    between = story.article.text[before.start_char : sentence.start_char]
    finite = [token for token in sentence if token.tag_ in _FINITE]
    alone = "\n" in between[len(between.rstrip()) :] or "\n" in before.text[len(before.text.rstrip()) :]
    return (
        alone
        and len(sentence) <= _HEADLINE_TOKENS
        and not story.dates_in(index)
        and not sentence.text.lstrip().startswith(("-", "•", "*"))
        and all(token.tag_ in _PRESENT for token in finite)
    )
