"""The words in which a vision is rated: how clear, how rich, what a sentence shows of it, and how far a rating fits."""

from .term import METHOD, Term


class Clarity(Term):
    """How clear a vision is: could you tell what the client wants from other futures?"""

    NONE = "none", "no wanted future can be told apart from others yet", METHOD
    FAINT = "faint", "a direction shows, and several different futures would still fit it", METHOD
    CLEAR = "clear", "what is wanted can be said, and told apart from other futures", METHOD


class Richness(Term):
    """How rich a vision is: how much of a life is in it?"""

    BARE = "bare", "a word or a wish, with next to nothing around it", METHOD
    THIN = "thin", "a few details, and no life around them yet", METHOD
    RICH = "rich", "a piece of a life: people, a place, senses, what is done there, what matters", METHOD


class Trace(Term):
    """What a sentence of the client shows about the vision."""

    PICTURE = "picture", "tells what is wanted apart from other futures; carries the clarity"
    DETAIL = "detail", "puts people, a place, the senses or a day into it; carries the richness"
    GAP = "gap", "shows that a picture is missing"
    WAY = "way", "shows that the client knows the way"


class Aspect(Term):
    """What a rating is about."""

    CLARITY = "clarity", "how clear the vision is: none, faint or clear"
    RICHNESS = "richness", "how rich the vision is: bare, thin or rich"
    NEXT_WORK = "next_work", "which work comes next", METHOD


class Fit(Term):
    """How a rating, or a kind or basis that was named, stands beside the author's."""

    KEY = "key", "the same as the author's", "coachkit"
    ALSO = "also", "not the author's, but one that good coaches give as well", "coachkit"
    OTHER = "other", "neither", "coachkit"
