"""What was shown, with the words and places that readers marked and what they understood."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from gutgemacht.campaign.heat import Heat
from gutgemacht.campaign.questions import Questions
from gutgemacht.campaign.report import GroupTexts, StimulusReport
from gutgemacht.campaign.sums import SUM_LEAST, TEXT_LEAST
from gutgemacht.networks.shape import shapes
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.report.document import Piece, Place, Quote, Quotes, Shown
from gutgemacht.web.campaign.report.figures import feelings, intentions
from gutgemacht.web.campaign.report.gather import Round
from gutgemacht.web.campaign.report.spots import cells_of, spots_of, step_of
from gutgemacht.web.campaign.report.words import groups_of, name_of, quoted, said


def shown(told: Round, words: Questions) -> tuple[Shown, ...]:
    """All stimuli in their order."""
    return tuple(_shown(one, told, words) for one in told.report.stimuli)


def _shown(one: StimulusReport, told: Round, words: Questions) -> Shown:
    row: Stimulus = told.stimuli[one.stimulus.id]
    grid = one.picture
    return Shown(
        number=row.pk,
        name=name_of(row, told),
        network=shapes()[row.network].name if row.network in shapes() else row.network,
        pieces=tuple(_pieces(row.text, one.words)),
        alt=row.alt,
        has_picture=bool(row.picture_id),
        cells=cells_of(grid) if grid else (),
        words=_words(row.text, one.words),
        spots=spots_of(grid) if grid else (),
        quotes=tuple(_quotes(each, told) for each in one.texts),
        feelings=feelings(one.sums, words, told),
        would=intentions(one.sums, words, told),
        no_quotes="" if one.texts else _no_quotes(told),
        no_sums="" if one.sums else _no_sums(told),
    )


def _pieces(text: str, heat: Sequence[Heat]) -> Iterator[Piece]:
    """The text in pieces that are marked equally often."""
    last = 0
    for one in heat:
        if one.start > last:
            yield Piece(text[last : one.start], 0)
        yield Piece(text[one.start : one.end], step_of(one.share.count / one.share.of))
        last = one.end
    if last < len(text):
        yield Piece(text[last:], 0)


def _words(text: str, heat: Sequence[Heat]) -> tuple[Place, ...]:
    """The marked words, those first that most readers marked."""
    marked = [one for one in heat if text[one.start : one.end].strip()]
    marked.sort(key=lambda one: -one.share.count)
    return tuple(
        Place(quoted(text[one.start : one.end].strip()), said(one.share)) for one in marked
    )


def _quotes(texts: GroupTexts, told: Round) -> Quotes:
    return Quotes(
        group=groups_of(texts.strata, told),
        gist=_tally(texts.gist),
        whom=_tally(texts.whom),
        first_line=_tally(texts.first_line),
        free=_tally(texts.free),
    )


def _tally(written: Iterable[str]) -> tuple[Quote, ...]:
    """What was written, the same words once; the most frequent first, the others in their order."""
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in written:
        plain = one.casefold().strip(" .!")
        first.setdefault(plain, one)
        counts[plain] += 1
    return tuple(Quote(first[plain], times) for plain, times in counts.most_common())


def _no_quotes(told: Round) -> str:
    if told.closed:
        return _(
            "Fewer than %(least)s people of a group have read it. Their words stay hidden, so that"
            " nobody can be recognised by them."
        ) % {"least": TEXT_LEAST}
    return _(
        "The readers’ words stand here once %(most)s people of a group have read it, or the panel"
        " has ended with %(least)s. So nobody can be recognised by them."
    ) % {"least": TEXT_LEAST, "most": 2 * TEXT_LEAST}


def _no_sums(told: Round) -> str:
    if told.closed:
        return _(
            "Fewer than %(least)s people have read it. What they felt stays hidden, so that nobody"
            " can be recognised by it."
        ) % {"least": SUM_LEAST}
    return _(
        "What the readers felt stands here once %(most)s people of a group have read it, or the"
        " panel has ended with %(least)s. So nobody can be recognised by it."
    ) % {"least": SUM_LEAST, "most": 2 * SUM_LEAST}
